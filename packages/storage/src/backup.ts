import { createHash } from 'node:crypto';
import type { EntityMetadata } from 'typeorm';
import type { Database } from './database';
import type { SqlValue } from './sql';

/** The first line of a backup. */
export interface BackupHead {
  readonly format: 1;
  readonly made: string;
  /** The migrations that had been run: the tables' shape. */
  readonly migrations: readonly string[];
}

/** What a backup holds, by table; two databases with the same rows have the same. */
export type BackupSum = Readonly<Record<string, { readonly rows: number; readonly hash: string }>>;

/** Rows read, or written, at once. */
const PAGE = 500;

type Query = (sql: string, values?: readonly SqlValue[]) => Promise<Record<string, SqlValue>[]>;

/**
 * Writes every row of every table of the schema as lines of JSON, of one moment, while others go on
 * writing. Either engine's can be loaded into the other. What is sealed stays sealed.
 *
 * @param write given the lines in order; may be called anew from the first line when the connection
 *   was lost, with `restart` first
 */
export async function dumpRows(
  database: Database,
  write: (line: string) => Promise<void>,
  restart: () => Promise<void> = async () => undefined,
): Promise<BackupSum> {
  return atOneMoment(database, async (query) => {
    await restart();
    const ran = await query('select name from schema_migrations order by id');
    const head: BackupHead = {
      format: 1,
      made: new Date().toISOString(),
      migrations: ran.map(({ name }) => String(name)),
    };
    await write(JSON.stringify(head));
    const sum: Record<string, { rows: number; hash: string }> = {};
    for (const table of tablesOf(database)) {
      await write(JSON.stringify({ table: table.name, columns: table.columns }));
      sum[table.name] = await dumpTable(query, table, write);
    }
    await write(JSON.stringify({ end: sum }));
    return sum;
  });
}

interface TableToDump {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

function tablesOf(database: Database): TableToDump[] {
  const metadata = [...database.source.entityMetadatas];
  const dumped = metadata.map((table: EntityMetadata) => ({
    name: table.tableName,
    columns: table.columns.map(({ databaseName }) => databaseName),
    key: table.primaryColumns.map(({ databaseName }) => databaseName),
  }));
  return dumped.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function dumpTable(
  query: Query,
  { name, columns, key }: TableToDump,
  write: (line: string) => Promise<void>,
): Promise<{ rows: number; hash: string }> {
  const hash = createHash('sha256');
  const order = key.map(quoted).join(', ');
  let rows = 0;
  let after: Record<string, SqlValue> | undefined;
  for (;;) {
    const [where, values] = beyond(key, after);
    const page = await query(
      `select ${columns.map(quoted).join(', ')} from ${quoted(name)} ${where} order by ${order} limit ${PAGE}`,
      values,
    );
    for (const row of page) {
      const line = JSON.stringify(columns.map((column) => row[column] ?? null));
      hash.update(line).update('\n');
      await write(line);
    }
    rows += page.length;
    after = page.at(-1);
    if (page.length < PAGE) return { rows, hash: hash.digest('base64url') };
  }
}

/** The rows after one in the order of the key: `a > ? or (a = ? and b > ?)`, which every engine's index serves. */
function beyond(
  key: readonly string[],
  after: Record<string, SqlValue> | undefined,
): [string, SqlValue[]] {
  if (!after) return ['', []];
  const values: SqlValue[] = [];
  const steps = key.map((column, at) => {
    const same = key.slice(0, at).map((former) => `${quoted(former)} = ?`);
    values.push(...key.slice(0, at + 1).map((each) => after[each]));
    return `(${[...same, `${quoted(column)} > ?`].join(' and ')})`;
  });
  return [`where ${steps.join(' or ')}`, values];
}

function quoted(name: string): string {
  return `\`${name}\``;
}

/** Reads, however many, that see one state of the database and hold nobody up. */
function atOneMoment<T>(database: Database, work: (query: Query) => Promise<T>): Promise<T> {
  if (database.dialect === 'mariadb')
    return database.transaction<T>(async (tx) => {
      await tx.execute('set transaction isolation level repeatable read');
      await tx.execute('start transaction with consistent snapshot');
      return work((sql, values = []) => tx.query(sql, [...values]));
    });
  return reading(database, work);
}

/** A deferred transaction: unlike `transaction` it takes no writer's lock from the process that serves. */
async function reading<T>(database: Database, work: (query: Query) => Promise<T>): Promise<T> {
  await database.query('begin');
  try {
    return await work((sql, values = []) => database.query(sql, [...values]));
  } finally {
    await database.query('commit');
  }
}

export class BrokenBackup extends Error {
  constructor(what: string) {
    super(`the backup is not whole: ${what}`);
    this.name = 'BrokenBackup';
  }
}

/** Reads the head alone. */
export function backupHead(line: string | undefined): BackupHead {
  const head = line === undefined ? undefined : (parsed(line) as Partial<BackupHead>);
  if (head?.format !== 1 || !head.migrations) throw new BrokenBackup('it has no head');
  return head as BackupHead;
}

/**
 * Writes a backup's rows into the tables, which must be of the same shape and are emptied first.
 * Throws BrokenBackup when lines are missing or changed; nothing may use the database before it
 * resolves.
 */
export async function loadRows(
  database: Database,
  lines: AsyncIterable<string>,
): Promise<BackupSum> {
  let table: { name: string; columns: string[] } | undefined;
  let page: SqlValue[][] = [];
  let hash = createHash('sha256');
  let rows = 0;
  const sum: Record<string, { rows: number; hash: string }> = {};
  const flush = async () => {
    if (table && page.length > 0) await insertPage(database, table.name, table.columns, page);
    page = [];
  };
  const finish = async () => {
    await flush();
    if (table) sum[table.name] = { rows, hash: hash.digest('base64url') };
    hash = createHash('sha256');
    rows = 0;
  };
  let end: BackupSum | undefined;
  let isFirst = true;
  for await (const line of lines) {
    if (line === '') continue;
    if (isFirst) {
      backupHead(line);
      isFirst = false;
      continue;
    }
    const value = parsed(line);
    if (Array.isArray(value)) {
      hash.update(line).update('\n');
      rows += 1;
      if (page.push(value as SqlValue[]) >= PAGE) await flush();
      continue;
    }
    await finish();
    const mark = value as { table?: string; columns?: string[]; end?: BackupSum };
    if (mark.end) end = mark.end;
    table = mark.table && mark.columns ? { name: mark.table, columns: mark.columns } : undefined;
    if (table) await database.execute(`delete from ${quoted(table.name)}`);
  }
  if (!end) throw new BrokenBackup('its end is missing');
  if (JSON.stringify(sum) !== JSON.stringify(end)) throw new BrokenBackup('its rows were changed');
  return sum;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new BrokenBackup('a line is no JSON');
  }
}

async function insertPage(
  database: Database,
  table: string,
  columns: readonly string[],
  rows: readonly SqlValue[][],
): Promise<void> {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map(quoted).join(', ');
  // SQLite binds 32,766 values at most.
  const most = Math.max(1, Math.floor(30_000 / columns.length));
  await database.transaction(async (tx) => {
    for (let at = 0; at < rows.length; at += most) {
      const part = rows.slice(at, at + most);
      const values = part.map(() => row).join(', ');
      await tx.execute(`insert into ${quoted(table)} (${names}) values ${values}`, part.flat());
    }
  });
}
