import * as mysql2 from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';

/**
 * Said once on each new connection of the pool, in words that every version knows: a second attempt
 * after a refused first one would come too late for the connection's first transaction.
 */
const SESSION = [
  // A transaction sees what others have committed meanwhile: a waiting twin reads the first one's
  // answer, and there are no gap locks to run into.
  'set session transaction isolation level read committed',
  'set session innodb_lock_wait_timeout = 10',
];

/** MariaDB, MySQL or TiDB by `mysql://user:password@host:port/database?socket=…&ssl=true`. */
export function mariadbSource(
  url: URL,
  poolSize: number,
  common: Pick<DataSourceOptions, 'entities' | 'migrations'>,
): DataSource {
  const socketPath = url.searchParams.get('socket') ?? undefined;
  const source = new DataSource({
    ...common,
    type: 'mariadb',
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(url.searchParams.get('ssl') === 'true' ? { ssl: {} } : {}),
    charset: 'UTF8MB4_BIN',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize,
    // sum() over integers is a DECIMAL; on the embedded engine it is a number too.
    extra: { decimalNumbers: true },
    driver: { ...mysql2, createPool },
  });
  widenText(source);
  return source;
}

function createPool(options: mysql2.PoolOptions): mysql2.Pool {
  const pool = mysql2.createPool(options);
  pool.on('connection', (connection) => {
    // Commands of one connection are sent in order, so this precedes whatever it was opened for.
    for (const statement of SESSION) connection.query(statement, () => undefined);
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
