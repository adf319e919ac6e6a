import * as mysql2 from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver';
import type { Statement } from '../sql';
import { Connections, streamOf } from './connections';
import type { Answer, Engine, Running } from './engine';
import { LIMITS, type Limits } from './limits';
import { MariaDbRunner } from './mariadb-runner';
import { MariaDbTransaction, send } from './mariadb-transaction';
import { Pulse } from './pulse';

/**
 * Said once on each new connection of a pool, in words that every version knows: a second attempt
 * after a refused first one would come too late for the connection's first transaction.
 */
const SESSION = [
  // A transaction sees what others have committed meanwhile: a waiting twin reads the first one's
  // answer, and there are no gap locks to run into.
  'set session transaction isolation level read committed',
  'set session innodb_lock_wait_timeout = 1',
];
/** Ends on the server what is no longer waited for here. MariaDB's own word: others refuse it, and it is left at that. */
const longest = (limit: number) => `set session max_statement_time = ${limit / 1000}`;
/** A transaction begins with its first statement: one journey to the server less for each. */
const TRANSACTION_SESSION = [...SESSION, 'set session autocommit = 0'];

/** MariaDB, MySQL or TiDB by `mysql://user:password@host:port/database?socket=…&ssl=true`. */
export class MariaDbEngine implements Engine {
  readonly dialect = 'mariadb';
  readonly source: DataSource;
  /** For single statements; TypeORM's own too. */
  private plain: Connections | undefined;
  private transactions: Connections | undefined;
  /** Whether the server takes several statements as one compound: MariaDB does, MySQL and TiDB don't. */
  private compounds = false;
  private readonly limits: Limits;
  private readonly pulse: Pulse;
  private readonly address: ReturnType<typeof address>;

  /** @param poolSize connections at most, for transactions and as many for the rest */
  constructor(
    url: URL,
    private readonly poolSize: number,
    common: Pick<DataSourceOptions, 'entities' | 'migrations'>,
    limits: Partial<Limits> = {},
  ) {
    this.limits = { ...LIMITS, ...limits };
    this.address = address(url);
    this.pulse = new Pulse(
      this.limits,
      () => this.ask(),
      (error) => {
        this.plain?.cutOff(error);
        this.transactions?.cutOff(error);
      },
    );
    this.source = new DataSource({
      ...common,
      type: 'mariadb',
      ...this.address,
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
    driver.createQueryRunner = (mode) => new MariaDbRunner(driver, mode, () => this.single());
  }

  async open(): Promise<void> {
    await this.source.initialize();
    const { rows } = await this.run({ sql: 'select version() as version', values: [] });
    this.compounds = /mariadb/i.test(JSON.stringify(rows));
  }

  async close(): Promise<void> {
    this.pulse.close();
    const pools = [this.plain, this.transactions];
    if (!this.source.isInitialized) return;
    await Promise.all(pools.map((connections) => connections?.close()));
    // The pools are ended already, in a way that doesn't wait for a server that is away.
    Object.assign(this.source.driver, { pool: undefined, poolCluster: undefined });
    Object.assign(this.source, { isInitialized: false });
  }

  async run(statement: Statement): Promise<Answer> {
    const connection = await this.single();
    try {
      return await send(connection, statement);
    } finally {
      connection.release();
    }
  }

  async begin(onFailure: (error: unknown) => void): Promise<Running> {
    if (!this.transactions) throw new Error('the database is not open');
    const connection = await this.transactions.acquire();
    const runner = new MariaDbRunner(
      this.source.driver as MysqlDriver,
      'master',
      () => Promise.resolve(connection),
      { connection, onFailure },
    );
    return new MariaDbTransaction(this.source, runner, connection, onFailure, this.compounds);
  }

  async unhurried<T>(work: () => Promise<T>): Promise<T> {
    if (!this.plain) throw new Error('the database is not open');
    this.plain.unhurried = true;
    try {
      return await work();
    } finally {
      this.plain.unhurried = false;
    }
  }

  private async single(): Promise<mysql2.PoolConnection> {
    if (!this.plain) throw new Error('the database is not open');
    const connection = await this.plain.acquire();
    if (!this.plain.unhurried) return connection;
    connection.query('set session max_statement_time = 0', () => undefined);
    return connection;
  }

  /** On a connection of its own: those of the pools may be the very ones that hang. */
  private async ask(): Promise<void> {
    const { username: user, ...where } = this.address;
    const connectTimeout = this.limits.probe;
    const connection = mysql2.createConnection({ ...where, user, connectTimeout });
    connection.on('error', () => undefined);
    // `connection.destroy` takes its leave politely, which a black hole never answers.
    const end = () => streamOf(connection).destroy();
    const timer = setTimeout(end, this.limits.probe * 2);
    try {
      await new Promise<void>((answered, failed) => {
        connection.query('select 1', (error) => (error ? failed(error) : answered()));
      });
    } finally {
      clearTimeout(timer);
      end();
    }
  }

  /** Called by TypeORM when it connects; the second pool is of the same making. */
  private createPools(options: mysql2.PoolOptions): mysql2.Pool {
    const open = (session: readonly string[]) =>
      new Connections(options, session, this.poolSize, this.limits, () => this.pulse);
    const limit = longest(this.limits.statement);
    this.transactions = open([...TRANSACTION_SESSION, limit]);
    this.plain = open([...SESSION, limit]);
    return this.plain.pool;
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

/** TEXT ends at 64 KB there, which a longer regulation passes: every `text` is a MEDIUMTEXT. */
function widenText({ driver }: DataSource): void {
  const normalizeType = driver.normalizeType.bind(driver);
  driver.normalizeType = (column) => {
    const type = normalizeType(column);
    return type === 'text' ? 'mediumtext' : type;
  };
}
