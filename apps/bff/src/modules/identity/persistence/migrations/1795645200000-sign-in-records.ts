import { addColumn, createTable, defineMigration, index } from '@yizhan/storage';

/** Messages by phone and address, and tries of passwords by account and address. */
export const SignInRecords1795645200000 = defineMigration('SignInRecords1795645200000', [
  addColumn('sms_codes', 'place_index', 'varchar(64) null'),
  addColumn('sms_codes', 'stranger_attempts', 'int default 0'),
  createTable(
    'sms_sends',
    {
      id: 'varchar(26) primary',
      phone_index: 'varchar(64)',
      place_index: 'varchar(64)',
      sent_at: 'bigint',
    },
    [index('sms_sends_phone', 'phone_index', 'sent_at'), index('sms_sends_time', 'sent_at')],
  ),
  createTable('password_tries', {
    account_index: 'varchar(64) primary',
    place_index: 'varchar(64) primary',
    failures: 'int',
    last_failure_at: 'bigint null',
    last_success_at: 'bigint null',
    version: 'int default 0',
  }),
]);
