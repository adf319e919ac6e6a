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

const LOCK_WAIT = new Set<unknown>(['ER_LOCK_WAIT_TIMEOUT', 1205]);

/** Whether another one held the row for longer than one waits. */
export function isLockWait(error: unknown): boolean {
  return has(error, LOCK_WAIT);
}

/** The server was not reached at all: nothing of the statement can have been done. */
const UNREACHED = new Set<unknown>([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT', // of a socket file
  'ER_CON_COUNT_ERROR', // 1040, too many connections
  1040,
  'YIZHAN_NOT_CONNECTED',
]);

/** The connection ended under the statement: whether it was done is not known. */
const LOST = new Set<unknown>([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_SERVER_SHUTDOWN', // 1053
  1053,
  'ER_CONNECTION_KILLED', // 1927
  1927,
  'ER_UNKNOWN_COM_ERROR', // 1047, a Galera node that has left the cluster
  1047,
  'ER_NORMAL_SHUTDOWN', // 1077
  1077,
  'YIZHAN_NO_ANSWER',
]);

/** Whether the database could not be reached, so that nothing was done. */
export function isUnreached(error: unknown): boolean {
  return has(error, UNREACHED);
}

/** Whether the connection is gone: with it the transaction, unless its end was under way. */
export function isConnectionLost(error: unknown): boolean {
  return has(error, LOST) || isUnreached(error) || isClosed(error);
}

/** mysql2 gives no code when a connection was closed before a statement was handed to it. */
function isClosed(error: unknown): boolean {
  return error instanceof Error && /in closed state/.test(error.message);
}

/** Whether the server has given the whole transaction up, or can no longer know of it. */
export function endsTransaction(error: unknown): boolean {
  return isTransient(error) || isConnectionLost(error);
}

const CANNOT_WRITE = new Set<unknown>([
  'SQLITE_FULL',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'ER_DISK_FULL', // 1021
  'ER_ERROR_ON_WRITE', // 1026
  'ER_RECORD_FILE_FULL', // 1114
  'ER_OPTION_PREVENTS_STATEMENT', // 1290, read-only
  1021,
  1026,
  1114,
  1290,
]);

/** Whether there is no room left, or nothing may be written. */
export function cannotWrite(error: unknown): boolean {
  return (
    has(error, CANNOT_WRITE) || codesOf(error).some((code) => /^SQLITE_IOERR/.test(String(code)))
  );
}

/** Why the database does not serve for now. */
export type UnavailableReason =
  /** Others were faster, again and again, or everything is taken. */
  | 'busy'
  /** It can't be reached, or doesn't answer. */
  | 'away'
  /** No room, or nothing may be written. */
  | 'full';

/**
 * The database can't do this now and may be able to soon; asked again it does no harm, unless
 * `outcomeUnknown`: then the connection ended under the commit, and it may have been done.
 */
export class Unavailable extends Error {
  readonly code = 'STORAGE_UNAVAILABLE';

  constructor(
    readonly reason: UnavailableReason,
    cause: unknown,
    readonly outcomeUnknown = false,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'Unavailable';
  }
}

/** What a failure says of the database's state; undefined when it says nothing of it. */
export function unavailability(error: unknown): UnavailableReason | undefined {
  if (error instanceof Unavailable) return error.reason;
  if (cannotWrite(error)) return 'full';
  if (isConnectionLost(error)) return 'away';
  if (isTransient(error)) return 'busy';
  return undefined;
}

/** A failure of our own making, with a code as the drivers give them. */
export function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
