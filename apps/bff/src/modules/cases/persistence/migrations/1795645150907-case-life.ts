import { addColumn, createTable, defineMigration, index, unique } from '@yizhan/storage';

export const CaseLife1795645150907 = defineMigration('CaseLife1795645150907', [
  addColumn('case_clocks', 'superseded', 'varchar(300) null'),
  addColumn('case_clocks', 'alert_level', 'int default 0'),
  createTable(
    'case_units',
    {
      id: 'varchar(26) primary',
      case_id: 'varchar(26)',
      unit_id: 'varchar(26)',
      asked_at: 'bigint',
      due_at: 'bigint null',
      answered_at: 'bigint null',
      open: 'boolean',
      created_at: 'bigint',
    },
    [unique('case_units_case', 'case_id', 'unit_id'), index('case_units_unit', 'unit_id', 'open')],
  ),
  createTable(
    'case_recusals',
    {
      id: 'varchar(26) primary',
      case_id: 'varchar(26)',
      user_id: 'varchar(26)',
      reason_sealed: 'text',
      created_at: 'bigint',
    },
    [unique('case_recusals_case', 'case_id', 'user_id'), index('case_recusals_user', 'user_id')],
  ),
  createTable(
    'case_steps',
    {
      id: 'varchar(26) primary',
      case_id: 'varchar(26)',
      seen: 'int',
      print: 'varchar(64)',
      created_at: 'bigint',
    },
    [unique('case_steps_case', 'case_id', 'seen')],
  ),
]);
