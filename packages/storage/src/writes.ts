import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import { isUniqueViolation } from './errors';
import { laneOf } from './lanes';
import type { SqlValue } from './sql';

interface Versioned extends ObjectLiteral {
  version: number;
}

/**
 * Changes a row only if it still is as it was read; false when another one was faster (or the row
 * is gone), and then nothing has been written.
 *
 * @param seen the key and the version as read; further columns in it must match too
 */
export async function compareAndSet<Entity extends Versioned>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  seen: Partial<Entity> & { readonly version: number },
  changes: Partial<Omit<Entity, 'version'>>,
): Promise<boolean> {
  const metadata = manager.dataSource.getMetadata(entity);
  const next = cells(metadata, { ...changes, version: seen.version + 1 });
  const now = cells(metadata, seen);
  const set = next.map(({ name }) => `${name} = ?`).join(', ');
  const where = now.map(({ name, value }) => `${name} ${value === null ? 'is' : '='} ?`);
  const { affected } = await laneOf(manager)({
    sql: `update ${tableOf(metadata)} set ${set} where ${where.join(' and ')}`,
    values: [...next, ...now].map(({ value }) => value),
  });
  return affected === 1;
}

/**
 * Inserts rows. Unlike TypeORM's own it takes any type in a JSON column, leaves the rows as they are
 * (MariaDB would write its own 1 over a `true`) and costs little for a single row.
 */
export async function insert<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  ...rows: readonly Partial<Entity>[]
): Promise<void> {
  const [row] = rows;
  if (!row) return;
  if (rows.length > 1) return insertMany(manager, entity, rows);
  const metadata = manager.dataSource.getMetadata(entity);
  const given = cells(metadata, row);
  const names = given.map(({ name }) => name).join(', ');
  await laneOf(manager)({
    sql: `insert into ${tableOf(metadata)} (${names}) values (${given.map(() => '?').join(', ')})`,
    values: given.map(({ value }) => value),
  });
}

/** Inserts unless a primary or unique key is taken; tells whether it did. Other failures throw. */
export async function insertIgnore<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  row: Partial<Entity>,
): Promise<boolean> {
  try {
    await insert(manager, entity, row);
    return true;
  } catch (error) {
    // INSERT IGNORE would also swallow what is too long or missing.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

async function insertMany<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  rows: readonly Partial<Entity>[],
): Promise<void> {
  const values = rows as QueryDeepPartialEntity<Entity>[];
  const builder = manager.createQueryBuilder().insert().into(entity);
  await builder.values(values).updateEntity(false).execute();
}

interface Cell {
  readonly name: string;
  readonly value: SqlValue;
}

/** What is given of a row, as the database takes it; what is undefined keeps its default. */
function cells(metadata: EntityMetadata, row: ObjectLiteral): Cell[] {
  const { driver } = metadata.dataSource;
  const given = metadata.columns.filter((column) => row[column.propertyName] !== undefined);
  return given.map((column: ColumnMetadata) => ({
    name: driver.escape(column.databaseName),
    value: driver.preparePersistentValue(row[column.propertyName], column) as SqlValue,
  }));
}

function tableOf(metadata: EntityMetadata): string {
  return metadata.dataSource.driver.escape(metadata.tableName);
}
