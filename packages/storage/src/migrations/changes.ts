import { type QueryRunner, Table, type TableColumn } from 'typeorm';
import type { Dialect } from '../engines/engine';
import { type ColumnPhrase, type Columns, type Index, tableColumn, tableIndex } from './columns';

/** One change of the schema that knows how it is undone. */
export interface Change {
  /** The same change as data, for showing and comparing. */
  readonly shape: readonly unknown[];
  up(runner: QueryRunner, dialect: Dialect): Promise<void>;
  /**
   * Whether `up` has been done already; absent where it can't be told from the tables, and then it
   * changes rows only.
   */
  isDone?(runner: QueryRunner): Promise<boolean>;
  /** Whether `down` has been. */
  isUndone?(runner: QueryRunner): Promise<boolean>;
  down(runner: QueryRunner, dialect: Dialect): Promise<void>;
}

export function createTable(
  name: string,
  columns: Columns,
  indices: readonly Index[] = [],
): Change {
  return {
    shape: ['createTable', name, columns, indices],
    up: (runner, dialect) =>
      runner.createTable(
        new Table({
          name,
          columns: Object.entries(columns).map(([column, phrase]) =>
            tableColumn(column, phrase, dialect),
          ),
          indices: indices.map(tableIndex),
        }),
      ),
    down: (runner) => runner.dropTable(name),
    isDone: (runner) => runner.hasTable(name),
    isUndone: async (runner) => !(await runner.hasTable(name)),
  };
}

/** With the table as it was, so that it can come back (its rows can't). */
export function dropTable(name: string, columns: Columns, indices: readonly Index[] = []): Change {
  return inverse('dropTable', createTable(name, columns, indices));
}

/** A column for a table that may have rows: it may be null or has a default. */
export function addColumn(table: string, name: string, phrase: ColumnPhrase): Change {
  return {
    shape: ['addColumn', table, name, phrase],
    up: (runner, dialect) => runner.addColumn(table, tableColumn(name, phrase, dialect)),
    down: (runner) => runner.dropColumn(table, name),
    isDone: (runner) => runner.hasColumn(table, name),
    isUndone: async (runner) => !(await runner.hasColumn(table, name)),
  };
}

/** Undone, the column's values are empty where they may not be null. */
export function dropColumn(table: string, name: string, phrase: ColumnPhrase): Change {
  const change = inverse('dropColumn', addColumn(table, name, phrase));
  if (/ null| default /.test(phrase)) return change;
  const filled = `${phrase} default ${/^(varchar|text)/.test(phrase) ? "''" : 0}` as ColumnPhrase;
  const down: Change['down'] = async (runner, dialect) => {
    // MariaDB fills in what is empty for the type by itself.
    if (dialect === 'mariadb') return change.down(runner, dialect);
    await addColumn(table, name, filled).up(runner, dialect);
    await changeColumn(table, name, filled, phrase).up(runner, dialect);
  };
  return { ...change, down };
}

export function changeColumn(
  table: string,
  name: string,
  from: ColumnPhrase,
  to: ColumnPhrase,
): Change {
  const turn = async (runner: QueryRunner, dialect: Dialect, phrase: ColumnPhrase) => {
    const column = tableColumn(name, phrase, dialect);
    // TypeORM would drop a MariaDB column and add it anew, and its values would be gone.
    if (dialect === 'mariadb') await runner.query(modifyColumn(table, column));
    else await runner.changeColumn(table, name, column);
  };
  return {
    shape: ['changeColumn', table, name, from, to],
    // Done twice it is the same.
    isDone: async () => false,
    isUndone: async () => false,
    up: (runner, dialect) => turn(runner, dialect, to),
    down: (runner, dialect) => turn(runner, dialect, from),
  };
}

function modifyColumn(table: string, column: TableColumn): string {
  const { name, type, length, isNullable } = column;
  const typed = length ? `${type}(${length})` : type;
  const value = column.default === undefined ? '' : ` default ${column.default}`;
  return `alter table \`${table}\` modify \`${name}\` ${typed} ${isNullable ? 'null' : 'not null'}${value}`;
}

/** The generator can't tell a new name from a new column: write this one by hand. */
export function renameColumn(table: string, from: string, to: string): Change {
  return {
    shape: ['renameColumn', table, from, to],
    up: (runner) => runner.renameColumn(table, from, to),
    down: (runner) => runner.renameColumn(table, to, from),
    isDone: (runner) => runner.hasColumn(table, to),
    isUndone: (runner) => runner.hasColumn(table, from),
  };
}

export function createIndex(table: string, wanted: Index): Change {
  return {
    shape: ['createIndex', table, wanted],
    up: (runner) => runner.createIndex(table, tableIndex(wanted)),
    down: (runner) => runner.dropIndex(table, wanted.name),
    isDone: (runner) => hasIndex(runner, table, wanted.name),
    isUndone: async (runner) => !(await hasIndex(runner, table, wanted.name)),
  };
}

export function dropIndex(table: string, former: Index): Change {
  return inverse('dropIndex', createIndex(table, former));
}

async function hasIndex(runner: QueryRunner, table: string, name: string): Promise<boolean> {
  const found = await runner.getTable(table);
  return found?.indices.some((index) => index.name === name) ?? false;
}

/** SQL that reads the same on both engines, for moving data. */
export function statement(up: string, down?: string): Change {
  return {
    shape: ['statement', up, down],
    up: async (runner) => void (await runner.query(up)),
    down: async (runner) => void (down && (await runner.query(down))),
  };
}

function inverse(kind: string, change: Change): Change {
  const { isDone, isUndone } = change;
  return {
    shape: [kind, ...change.shape.slice(1)],
    up: change.down,
    down: change.up,
    ...(isUndone ? { isDone: isUndone } : {}),
    ...(isDone ? { isUndone: isDone } : {}),
  };
}
