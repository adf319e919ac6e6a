import type { Database } from '../database';
import { alone } from './lease';

/**
 * Runs what hasn't been run yet; gives the names of the migrations that it ran. Several processes
 * may start at once: one migrates, the others wait for it.
 */
export async function migrateUp(database: Database): Promise<string[]> {
  return alone(database, async () => {
    await compareExactly(database);
    const ran = await database.source.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  });
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
  const runner = database.source.createQueryRunner();
  try {
    if (!(await runner.hasTable('schema_migrations'))) return 0;
  } finally {
    await runner.release();
  }
  const rows = await database.query('select id from schema_migrations');
  return rows.length;
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
