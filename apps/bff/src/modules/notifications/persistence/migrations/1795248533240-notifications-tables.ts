import { createTable, defineMigration, index } from '@yizhan/storage';

export const NotificationsTables1795248533240 = defineMigration(
  'NotificationsTables1795248533240',
  [
    createTable(
      'notifications',
      {
        id: 'varchar(26) primary',
        user_id: 'varchar(26)',
        text_sealed: 'text',
        link: 'varchar(300) null',
        seen: 'boolean',
        created_at: 'bigint',
      },
      [index('notifications_of_user', 'user_id', 'id')],
    ),
  ],
);
