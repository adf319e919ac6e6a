import { TableColumn, TableIndex } from 'typeorm';
import type { Dialect } from '../engines/engine';

/** The types that both engines have; `text` is a MEDIUMTEXT and `boolean` a TINYINT(1) on MariaDB. */
export type PortableType = `varchar(${number})` | 'int' | 'bigint' | 'double' | 'text' | 'boolean';

/** A column as one phrase, NOT NULL unless it says `null`: `varchar(26) primary`, `bigint null`, `int default 0`. */
export type ColumnPhrase =
  | PortableType
  | `${PortableType} primary`
  | `${PortableType} null`
  | `${PortableType} default ${string}`;

export type Columns = Readonly<Record<string, ColumnPhrase>>;

export interface Index {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
}

export function index(name: string, ...columns: string[]): Index {
  return { name, columns, unique: false };
}

export function unique(name: string, ...columns: string[]): Index {
  return { name, columns, unique: true };
}

const PHRASE =
  /^(?<type>varchar|int|bigint|double|text|boolean)(?:\((?<length>\d+)\))?(?<primary> primary)?(?<nullable> null)?(?: default (?<value>.+))?$/;

const NATIVE: Readonly<Record<Dialect, Readonly<Record<string, string>>>> = {
  mariadb: { text: 'mediumtext', boolean: 'tinyint' },
  sqlite: { int: 'integer' },
};

/** The phrase as TypeORM's Table API wants it. */
export function tableColumn(name: string, phrase: ColumnPhrase, dialect: Dialect): TableColumn {
  const parts = PHRASE.exec(phrase)?.groups;
  if (!parts?.type) throw new Error(`no portable column: ${name} ${phrase}`);
  return new TableColumn({
    name,
    type: NATIVE[dialect][parts.type] ?? parts.type,
    length: dialect === 'mariadb' && parts.type === 'boolean' ? '1' : parts.length,
    isPrimary: parts.primary !== undefined,
    isNullable: parts.nullable !== undefined,
    default: parts.value,
  });
}

export function tableIndex({ name, columns, unique: isUnique }: Index): TableIndex {
  return new TableIndex({ name, columnNames: [...columns], isUnique });
}
