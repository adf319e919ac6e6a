import { type DataSourceOptions, getMetadataArgsStorage } from 'typeorm';
import { Database } from './database';
import { EmbeddedEngine } from './engines/embedded';
import type { Engine } from './engines/engine';
import type { Limits } from './engines/limits';
import { MariaDbEngine } from './engines/mariadb';
import { SnakeNaming } from './naming';

/** An entity or migration class. */
export type AnyClass = new (...args: never[]) => object;

export interface Schema {
  readonly entities: readonly AnyClass[];
  readonly migrations: readonly AnyClass[];
}

export interface DatabaseSettings extends Schema {
  /** `mysql://…`; without it the database is embedded. */
  readonly url?: string;
  /** The embedded database's file, or `:memory:`. */
  readonly file?: string;
  /** Refuses (`FileInUse`) an embedded file that another process has opened in this way. */
  readonly sole?: boolean;
  /** Connections at most for transactions, and as many for the rest; 10 unless told. Without meaning for the embedded engine. */
  readonly poolSize?: number;
  /** How long the database on the other side of a network is waited for. */
  readonly limits?: Partial<Limits>;
}

/** Opens, and changes nothing: `migrateUp` makes the tables. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return Database.open(engineOf(settings));
}

function engineOf(settings: DatabaseSettings): Engine {
  const common = {
    entities: [...settings.entities],
    migrations: [...settings.migrations],
    migrationsTableName: 'schema_migrations',
    namingStrategy: new SnakeNaming(),
  } as Pick<DataSourceOptions, 'entities' | 'migrations'>;
  if (settings.url)
    return new MariaDbEngine(
      mysqlUrl(settings.url),
      settings.poolSize ?? 10,
      common,
      settings.limits,
    );
  if (settings.file) return new EmbeddedEngine(settings.file, settings.sole ?? false, common);
  throw new Error('openDatabase wants a url (mysql://…) or a file');
}

const SCHEMES = new Set(['mysql:', 'mariadb:']);

function mysqlUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && SCHEMES.has(url.protocol) && url.pathname.length > 1) return url;
  // The password must not reach a log.
  const shown = url ? `${url.protocol}//${url.host}${url.pathname}` : 'no URL';
  throw new Error(
    `DATABASE_URL must be mysql://user:password@host:port/database (MySQL, MariaDB or TiDB), got ${shown}`,
  );
}

/** Whether a class is decorated as an entity. */
export function isEntity(candidate: AnyClass): boolean {
  return getMetadataArgsStorage().tables.some((table) => table.target === candidate);
}
