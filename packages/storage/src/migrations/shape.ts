import type { DataSource, EntityMetadata, Table } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { ColumnPhrase, Index } from './columns';

/** A table as the generator compares it. */
export interface TableShape {
  readonly name: string;
  readonly columns: ReadonlyMap<string, ColumnPhrase>;
  readonly indices: ReadonlyMap<string, Index>;
}

/** What an entity wants. Throws where it asks for what doesn't work alike on both engines. */
export function wantedShape(source: DataSource, metadata: EntityMetadata): TableShape {
  refuseTheUnportable(metadata);
  const { driver } = source;
  const columns = metadata.columns.map((column): [string, ColumnPhrase] => [
    column.databaseName,
    phrase({
      type: driver.normalizeType(column),
      length: column.length,
      primary: column.isPrimary,
      nullable: column.isNullable,
      value: driver.normalizeDefault(column),
    }),
  ]);
  const indices = metadata.indices.map((wanted): [string, Index] => [
    wanted.name,
    {
      name: wanted.name,
      columns: wanted.columns.map((column: ColumnMetadata) => column.databaseName),
      unique: wanted.isUnique,
    },
  ]);
  return { name: metadata.tableName, columns: new Map(columns), indices: new Map(indices) };
}

/** What the database has. */
export function presentShape(table: Table): TableShape {
  const columns = table.columns.map((column): [string, ColumnPhrase] => [
    column.name,
    phrase({
      type: column.type,
      length: column.length,
      primary: column.isPrimary,
      nullable: column.isNullable,
      value: column.default as string | undefined,
    }),
  ]);
  const indices = table.indices.map((present): [string, Index] => [
    present.name ?? '',
    { name: present.name ?? '', columns: present.columnNames, unique: present.isUnique },
  ]);
  return { name: table.name, columns: new Map(columns), indices: new Map(indices) };
}

interface Parts {
  readonly type: string;
  readonly length: string;
  readonly primary: boolean;
  readonly nullable: boolean;
  readonly value: string | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  varchar: 'varchar',
  int: 'int',
  integer: 'int',
  bigint: 'bigint',
  double: 'double',
  text: 'text',
  boolean: 'boolean',
};

function phrase({ type, length, primary, nullable, value }: Parts): ColumnPhrase {
  const portable = TYPES[type];
  if (!portable) throw new Error(`a ${type} column isn't the same on both engines`);
  if (portable === 'varchar' && !length) throw new Error('a varchar column needs its length');
  // TypeORM doesn't escape them.
  if (value && /^'.*'.*'$/.test(value)) throw new Error(`a default without quotes, not ${value}`);
  const typed = portable === 'varchar' ? `varchar(${length})` : portable;
  const rest = [
    primary && 'primary',
    nullable && 'null',
    value !== undefined && `default ${value}`,
  ];
  return [typed, ...rest.filter(Boolean)].join(' ') as ColumnPhrase;
}

function refuseTheUnportable({ tableName, foreignKeys, uniques, columns }: EntityMetadata): void {
  if (foreignKeys.length > 0)
    throw new Error(`${tableName}: no foreign keys; keep the other row's id (RefColumn)`);
  if (uniques.length > 0)
    throw new Error(`${tableName}: write @Index([...], { unique: true }) instead of @Unique`);
  if (columns.some((column) => column.isGenerated))
    throw new Error(`${tableName}: ids are made by the application, not by the database`);
}
