import { IdempotencyRecord } from './idempotency/record';
import { StorageLease } from './lease-table';
import { StorageMark } from './marks';
import { createTable, defineMigration, index, unique } from './migrations';
import { OutboxMessage } from './outbox/message';

const StorageTables1763700000000 = defineMigration('StorageTables1763700000000', [
  createTable(
    'outbox_messages',
    {
      id: 'varchar(26) primary',
      topic: 'varchar(64)',
      message_key: 'varchar(160) null',
      payload: 'text',
      created_at: 'bigint',
      available_at: 'bigint null',
      lease: 'varchar(26) null',
      attempts: 'int default 0',
      delivered_at: 'bigint null',
      parked_at: 'bigint null',
      last_error: 'text null',
    },
    [
      unique('ix_outbox_messages_topic_message_key', 'topic', 'message_key'),
      index('ix_outbox_messages_available_at', 'available_at'),
    ],
  ),
  createTable(
    'idempotency_records',
    {
      scope: 'varchar(64) primary',
      request_key: 'varchar(160) primary',
      fingerprint: 'varchar(64)',
      response: 'text null',
      created_at: 'bigint',
      expires_at: 'bigint',
    },
    [index('ix_idempotency_records_expires_at', 'expires_at')],
  ),
]);

const StorageMarks1795645608472 = defineMigration('StorageMarks1795645608472', [
  createTable('storage_marks', {
    name: 'varchar(64) primary',
    value: 'text',
    updated_at: 'bigint',
  }),
]);

const StorageLeases1795646292290 = defineMigration('StorageLeases1795646292290', [
  createTable('storage_leases', {
    name: 'varchar(64) primary',
    holder: 'varchar(100)',
    beat: 'int default 0',
  }),
]);

/** This package's own tables; put them first in the application's schema. */
export const storageEntities = [OutboxMessage, IdempotencyRecord, StorageMark, StorageLease];
export const storageMigrations = [
  StorageTables1763700000000,
  StorageMarks1795645608472,
  StorageLeases1795646292290,
];
