export {
  type BackupHead,
  type BackupSum,
  BrokenBackup,
  backupHead,
  dumpRows,
  loadRows,
} from './backup';
export * from './columns';
export * from './database';
export type { Dialect } from './engines/engine';
export { FileInUse } from './engines/sole';
export {
  isTransient,
  isUniqueViolation,
  StatementFailed,
  Unavailable,
  type UnavailableReason,
  unavailability,
} from './errors';
export * from './idempotency/idempotency';
export { IdempotencyRecord } from './idempotency/record';
export { Leadership, type LeadershipSettings } from './leadership';
export { StorageLease } from './lease-table';
export { Marks, StorageMark } from './marks';
export * from './migrations';
export * from './open';
export * from './outbox/drain';
export { OutboxMessage } from './outbox/message';
export * from './outbox/outbox';
export * from './platform-tables';
export { SealedColumn, type Sealing } from './sealing';
export { escapedLike, type SqlParameter, type SqlValue } from './sql';
export * from './transaction';
export { within } from './within';
export * from './writes';
