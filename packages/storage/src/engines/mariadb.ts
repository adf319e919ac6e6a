import * as mysql2 from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver';
import type { Statement } from '../sql';
import type { Answer, Engine, Running } from './engine';
import { MariaDbRunner } from './mariadb-runner';
import { connectionOf, MariaDbTransaction, send } from './mariadb-transaction';

/**
 * Said once on each new connection of a pool, in words that every version knows: a second attempt
 * after a refused first one would come too late for the connection's first transaction.
 */
const SESSION = [
  // A transaction sees what others have committed meanwhile: a waiting twin reads the first one's
  // answer, and there are no gap locks to run into.
  'set session transaction isolation level read committed',
  'set session innodb_lock_wait_timeout = 10',
];
/** A transaction begins with its first statement: one journey to the server less for each. */
const TRANSACTION_SESSION = [...SESSION, 'set session autocommit = 0'];

/** MariaDB, MySQL or TiDB by `mysql://user:password@host:port/database?socket=…&ssl=true`. */
export class MariaDbEngine implements Engine {
  readonly dialect = 'mariadb';
  readonly source: DataSource;
  /** For single statements; TypeORM's own. */
  private plain: mysql2.Pool | undefined;
  private transactions: mysql2.Pool | undefined;
  /** Whether the server takes several statements as one compound: MariaDB does, MySQL and TiDB don't. */
  private compounds = false;

  /** @param poolSize connections at most, for transactions and as many for the rest */
  constructor(
    url: URL,
    poolSize: number,
    common: Pick<DataSourceOptions, 'entities' | 'migrations'>,
  ) {
    this.source = new DataSource({
      ...common,
      type: 'mariadb',
      ...address(url),
      charset: 'UTF8MB4_BIN',
      timezone: 'Z',
      supportBigNumbers: true,
      bigNumberStrings: false,
      poolSize,
      // sum() over integers is a DECIMAL; on the embedded engine it is a number too.
      extra: { decimalNumbers: true },
      driver: { ...mysql2, createPool: (options: mysql2.PoolOptions) => this.createPools(options) },
    });
    widenText(this.source);
    const driver = this.source.driver as MysqlDriver;
    driver.createQueryRunner = (mode) => new MariaDbRunner(driver, mode);
  }

  async open(): Promise<void> {
    await this.source.initialize();
    const { rows } = await this.run({ sql: 'select version() as version', values: [] });
    this.compounds = /mariadb/i.test(JSON.stringify(rows));
  }

  async close(): Promise<void> {
    const { transactions } = this;
    if (this.source.isInitialized) await this.source.destroy();
    if (transactions) await new Promise<void>((ended) => transactions.end(() => ended()));
  }

  run(statement: Statement): Promise<Answer> {
    if (!this.plain) throw new Error('the database is not open');
    return send(this.plain, statement);
  }

  async begin(onFailure: (error: unknown) => void): Promise<Running> {
    if (!this.transactions) throw new Error('the database is not open');
    const connection = await connectionOf(this.transactions);
    const runner = new MariaDbRunner(this.source.driver as MysqlDriver, 'master', {
      connection,
      onFailure,
    });
    return new MariaDbTransaction(this.source, runner, connection, onFailure, this.compounds);
  }

  /** Called by TypeORM when it connects; the second pool is of the same making. */
  private createPools(options: mysql2.PoolOptions): mysql2.Pool {
    this.transactions = poolOf(options, TRANSACTION_SESSION);
    this.plain = poolOf(options, SESSION);
    return this.plain;
  }
}

function address(url: URL) {
  const socketPath = url.searchParams.get('socket') ?? undefined;
  return {
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(url.searchParams.get('ssl') === 'true' ? { ssl: {} } : {}),
  };
}

function poolOf(options: mysql2.PoolOptions, session: readonly string[]): mysql2.Pool {
  const pool = mysql2.createPool(options);
  pool.on('connection', (connection) => {
    // A broken connection fails its statement and leaves the pool; without a listener it would end
    // the process as well.
    connection.on('error', () => undefined);
    // Commands of one connection are sent in order, so this precedes whatever it was opened for.
    for (const statement of session) connection.query(statement, () => undefined);
  });
  return pool;
}

/** TEXT ends at 64 KB there, which a longer regulation passes: every `text` is a MEDIUMTEXT. */
function widenText({ driver }: DataSource): void {
  const normalizeType = driver.normalizeType.bind(driver);
  driver.normalizeType = (column) => {
    const type = normalizeType(column);
    return type === 'text' ? 'mediumtext' : type;
  };
}
