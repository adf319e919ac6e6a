import type { Database } from '../database';
import { alone } from './lease';

export interface MigrationSettings {
  /** Told, in a line for operators, when another process is waited for. */
  readonly say?: (line: string) => void;
}

/** The tables are ahead of this version of the program: it must not touch them. */
export class SchemaTooNew extends Error {
  constructor(
    /** Migrations that were run and aren't known here. */
    readonly unknown: readonly string[],
    /** The newest that is known here. */
    readonly known: string,
  ) {
    super(
      `the database is newer than this program: it has ${unknown.join(', ')}, the newest known here is ${known}; start the version that made it, or restore a backup from before`,
    );
    this.name = 'SchemaTooNew';
  }
}

/**
 * Runs what hasn't been run yet; gives the names of the migrations that it ran. Several processes
 * may start at once: one migrates, the others wait for it. What was cut short goes on from where it
 * ended. Throws SchemaTooNew before anything is changed.
 */
export async function migrateUp(
  database: Database,
  { say = () => undefined }: MigrationSettings = {},
): Promise<string[]> {
  await refuseNewer(database);
  return alone(database, say, async () => {
    await refuseNewer(database);
    await compareExactly(database);
    const ran = await database.unhurried(() =>
      database.source.runMigrations({ transaction: 'each' }),
    );
    return ran.map((migration) => migration.name);
  });
}

async function refuseNewer(database: Database): Promise<void> {
  const known = database.source.migrations.map(({ name }, at) => name ?? String(at));
  if (known.length === 0) return;
  const names = await namesSoFar(database);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new SchemaTooNew(unknown, newest(known));
}

function newest(names: readonly string[]): string {
  return [...names].sort((a, b) => Number(a.slice(-13)) - Number(b.slice(-13))).at(-1) ?? '';
}

/** Undoes the whole chain, the last migration first. */
export async function migrateDownAll(database: Database): Promise<void> {
  for (let left = await ranSoFar(database); left > 0; left = await ranSoFar(database)) {
    await database.source.undoLastMigration({ transaction: 'each' });
    if ((await ranSoFar(database)) >= left) throw new Error('a migration could not be undone');
  }
}

/** Statements that would make the tables what the entities say; none when they agree. */
export async function drift(database: Database): Promise<string[]> {
  const { upQueries } = await database.source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

async function ranSoFar(database: Database): Promise<number> {
  return (await namesSoFar(database)).length;
}

async function namesSoFar(database: Database): Promise<string[]> {
  const runner = database.source.createQueryRunner();
  try {
    if (!(await runner.hasTable('schema_migrations'))) return [];
  } finally {
    await runner.release();
  }
  const rows = await database.query<{ name: string }>('select name from schema_migrations');
  return rows.map(({ name }) => name);
}

/** New tables take the database's collation, and most take é for e and one emoji for another. */
async function compareExactly(database: Database): Promise<void> {
  if (database.dialect !== 'mariadb') return;
  const [row] = await database.query<{ collation: string }>(
    'select @@collation_database as collation',
  );
  if (row?.collation !== 'utf8mb4_bin')
    await database.execute('alter database character set utf8mb4 collate utf8mb4_bin');
}
