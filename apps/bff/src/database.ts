import { join } from 'node:path';
import { systemClock } from '@yizhan/kernel';
import { type Database, migrateUp, openDatabase } from '@yizhan/storage';
import type { Config } from './platform/config';
import { makePrivateFolder } from './platform/kept-secrets';
import { checkKeys } from './platform/key-check';
import { logger } from './platform/logging';
import { entities, migrations } from './schema';

export const DATABASE_FILE = 'yizhan.db';

/**
 * The configured database with its tables up to date, made with the secrets at hand. Throws
 * ConfigError, FileInUse or SchemaTooNew, each in words for operators.
 */
export async function openProductDatabase(
  config: Pick<Config, 'databaseUrl' | 'varDir' | 'secrets'>,
): Promise<Database> {
  makePrivateFolder(config.varDir);
  const database = await openDatabase({
    ...(config.databaseUrl
      ? { url: config.databaseUrl }
      : { file: join(config.varDir, DATABASE_FILE), sole: true }),
    entities,
    migrations,
  });
  try {
    await migrateUp(database, { say: (line) => logger.warn(line) });
    await checkKeys(database, config.secrets, systemClock.now());
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
