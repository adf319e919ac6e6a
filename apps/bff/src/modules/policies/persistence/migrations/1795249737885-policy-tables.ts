import { createTable, defineMigration, unique } from '@yizhan/storage';

export const PolicyTables1795249737885 = defineMigration('PolicyTables1795249737885', [
  createTable(
    'policies',
    {
      id: 'varchar(26) primary',
      code: 'varchar(60)',
      published_version_id: 'varchar(26) null',
      draft_version_id: 'varchar(26) null',
      sample: 'boolean',
      changed_at: 'bigint',
      created_at: 'bigint',
      version: 'int default 0',
    },
    [unique('policies_code', 'code')],
  ),
  createTable(
    'policy_facts',
    {
      id: 'varchar(26) primary',
      user_id: 'varchar(26)',
      audience: 'varchar(40)',
      answers_sealed: 'text',
      created_at: 'bigint',
      version: 'int default 0',
    },
    [unique('policy_facts_once', 'user_id', 'audience')],
  ),
  createTable(
    'policy_versions',
    {
      id: 'varchar(26) primary',
      policy_id: 'varchar(26)',
      number: 'int',
      state: 'varchar(40)',
      content: 'text',
      rule: 'text null',
      published_at: 'bigint null',
      published_by: 'varchar(26) null',
      created_at: 'bigint',
      version: 'int default 0',
    },
    [unique('policy_versions_number', 'policy_id', 'number')],
  ),
]);
