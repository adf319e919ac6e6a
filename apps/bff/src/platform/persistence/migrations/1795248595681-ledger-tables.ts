import { createTable, defineMigration, index } from '@yizhan/storage';

export const LedgerTables1795248595681 = defineMigration('LedgerTables1795248595681', [
  createTable('ledger_anchors', {
    day: 'varchar(10) primary',
    size: 'int',
    root: 'varchar(64)',
    created_at: 'bigint',
  }),
  createTable(
    'ledger_events',
    {
      stream: 'varchar(80) primary',
      seq: 'int primary',
      type: 'varchar(80)',
      at: 'bigint',
      content: 'text',
      commitment: 'varchar(64) null',
      previous: 'varchar(64)',
      hash: 'varchar(64)',
      personal_sealed: 'text null',
      created_at: 'bigint',
    },
    [index('ledger_events_written', 'created_at')],
  ),
  createTable('ledger_streams', {
    stream: 'varchar(80) primary',
    seq: 'int',
    hash: 'varchar(64)',
    created_at: 'bigint',
  }),
]);
