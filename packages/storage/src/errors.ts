/** What the drivers say of a failure; TypeORM wraps it as `driverError`. */
interface DriverError {
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly driverError?: unknown;
}

/** A statement that the database refused; the values it was given stay out of it, and so out of logs. */
export class StatementFailed extends Error {
  readonly code: unknown;
  readonly errno: unknown;

  constructor(
    error: unknown,
    readonly sql: string,
  ) {
    super(error instanceof Error ? error.message : String(error));
    this.name = 'StatementFailed';
    [this.code, this.errno] = codesOf(error).filter((code) => code !== undefined);
  }
}

/** Takes the values out of what TypeORM throws: they may be personal. */
export function withoutValues(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  // TypeORM copies what the driver says, and mysql2 says the statement with its values.
  if ('parameters' in error) Object.assign(error, { parameters: undefined, sql: undefined });
  if ('driverError' in error && typeof error.driverError === 'object')
    Object.assign(error.driverError ?? {}, { sql: undefined });
  return error;
}

function codesOf(error: unknown): unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  const { code, errno, driverError } = error as DriverError;
  return [code, errno, ...codesOf(driverError)];
}

function has(error: unknown, codes: ReadonlySet<unknown>): boolean {
  return codesOf(error).some((code) => codes.has(code));
}

const UNIQUE = new Set<unknown>([
  'ER_DUP_ENTRY',
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
]);

/** Whether the database refused a row because a primary or unique key is taken, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  return has(error, UNIQUE);
}

const TRANSIENT = new Set<unknown>([
  'ER_LOCK_DEADLOCK', // 1213; a Galera node also says it of a failed certification
  'ER_LOCK_WAIT_TIMEOUT', // 1205
  'ER_CHECKREAD', // 1020, MariaDB's snapshot isolation: the row has changed since it was read
  1020,
  1205,
  1213,
  8002, // TiDB: the row changed under a SELECT … FOR UPDATE
  9007, // TiDB: write conflict
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
  'SQLITE_LOCKED',
]);

/** Whether the same transaction, run again from its start, may well succeed. */
export function isTransient(error: unknown): boolean {
  return has(error, TRANSIENT);
}
