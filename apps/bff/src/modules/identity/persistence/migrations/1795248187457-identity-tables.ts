import { createTable, defineMigration, index, unique } from '@yizhan/storage';

export const IdentityTables1795248187457 = defineMigration('IdentityTables1795248187457', [
  createTable(
    'role_grants',
    {
      id: 'varchar(26) primary',
      user_id: 'varchar(26)',
      role: 'varchar(40)',
      scope_id: 'varchar(26)',
      created_at: 'bigint',
    },
    [index('role_grants_role', 'role'), unique('role_grants_once', 'user_id', 'role', 'scope_id')],
  ),

  createTable(
    'sessions',
    {
      id: 'varchar(26) primary',
      user_id: 'varchar(26)',
      refresh_hash: 'varchar(64)',
      previous_hash: 'varchar(64) null',
      rotated_at: 'bigint null',
      expires_at: 'bigint',
      revoked_at: 'bigint null',
      created_at: 'bigint',
      version: 'int default 0',
    },
    [index('sessions_user', 'user_id')],
  ),

  createTable(
    'sms_codes',
    {
      phone_index: 'varchar(64) primary',
      code_hash: 'varchar(64)',
      issued_at: 'bigint',
      attempts: 'int',
    },
    [],
  ),

  createTable(
    'users',
    {
      id: 'varchar(26) primary',
      name_sealed: 'text',
      phone_sealed: 'text null',
      phone_index: 'varchar(64) null',
      wechat_index: 'varchar(64) null',
      wechat_sealed: 'text null',
      account: 'varchar(60) null',
      password_hash: 'text null',
      must_change_password: 'boolean',
      last_role: 'varchar(40) null',
      large_type: 'boolean',
      sample: 'boolean',
      created_at: 'bigint',
      version: 'int default 0',
    },
    [
      unique('users_phone', 'phone_index'),
      unique('users_wechat', 'wechat_index'),
      unique('users_account', 'account'),
    ],
  ),
]);
