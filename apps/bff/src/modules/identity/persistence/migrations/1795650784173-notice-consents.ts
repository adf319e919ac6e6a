import { createTable, defineMigration, unique } from '@yizhan/storage';

export const NoticeConsents1795650784173 = defineMigration('NoticeConsents1795650784173', [
  createTable(
    'notice_consents',
    {
      id: 'varchar(26) primary',
      user_id: 'varchar(26)',
      notice_version: 'varchar(20)',
      created_at: 'bigint',
    },
    [unique('notice_consents_once', 'user_id', 'notice_version')],
  ),
]);
