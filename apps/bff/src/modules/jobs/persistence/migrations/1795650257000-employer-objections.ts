import { createTable, defineMigration, index, unique } from '@yizhan/storage';

export const EmployerObjections1795650257000 = defineMigration('EmployerObjections1795650257000', [
  createTable(
    'employer_objections',
    {
      id: 'varchar(26) primary',
      employer_id: 'varchar(26)',
      subject: 'varchar(40)',
      posting_id: 'varchar(26) null',
      open_key: 'varchar(100) null',
      text_sealed: 'text',
      state: 'varchar(40)',
      due_at: 'bigint',
      answer_sealed: 'text null',
      answered_by: 'varchar(26) null',
      answered_at: 'bigint null',
      overdue_told_at: 'bigint null',
      created_at: 'bigint',
      version: 'int default 0',
    },
    [
      index('employer_objections_due', 'state', 'due_at'),
      index('employer_objections_of', 'employer_id', 'id'),
      unique('employer_objections_open', 'open_key'),
    ],
  ),
]);
