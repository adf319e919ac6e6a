import {
  addColumn,
  createIndex,
  createTable,
  defineMigration,
  index,
  statement,
} from '@yizhan/storage';

export const WorkClocks1795648200000 = defineMigration('WorkClocks1795648200000', [
  addColumn('applications', 'next_step', 'varchar(40) null'),
  addColumn('applications', 'next_at', 'bigint null'),
  createIndex('applications', index('applications_clock', 'next_at', 'state')),
  addColumn('wages', 'next_step', 'varchar(40) null'),
  addColumn('wages', 'next_at', 'bigint null'),
  createIndex('wages', index('wages_clock', 'next_at', 'state')),
  addColumn('work_hours', 'basis', 'varchar(40) null'),
  addColumn('work_hours', 'leaving_basis', 'varchar(40) null'),
  addColumn('work_hours', 'stated_pieces', 'int null'),
  addColumn('work_hours', 'proposed_by', 'varchar(40) null'),
  addColumn('work_hours', 'proposed_minutes', 'int null'),
  addColumn('work_hours', 'proposed_pieces', 'int null'),
  addColumn('work_hours', 'proposed_reason', 'varchar(400) null'),
  addColumn('work_hours', 'proposed_at', 'bigint null'),
  addColumn('work_hours', 'refused_at', 'bigint null'),
  // A correction that waits for the worker was kept where the confirmed hours stand.
  statement(
    `update work_hours set proposed_by = 'employer', proposed_minutes = minutes, proposed_pieces = pieces,
       proposed_reason = reason, proposed_at = confirmed_at where awaits_consent = 1`,
  ),
  statement(
    `update work_hours set minutes = null, pieces = null, reason = null, confirmed_at = null
     where awaits_consent = 1`,
    `update work_hours set minutes = proposed_minutes, pieces = proposed_pieces, reason = proposed_reason,
       confirmed_at = proposed_at where awaits_consent = 1`,
  ),
  createTable(
    'absences',
    {
      application_id: 'varchar(26) primary',
      marked_by: 'varchar(26) null',
      marked_at: 'bigint',
      objected_at: 'bigint null',
      objection_sealed: 'text null',
      answer: 'varchar(40) null',
      answered_at: 'bigint null',
      created_at: 'bigint',
      version: 'int default 0',
    },
    [index('absences_objected', 'answer', 'objected_at')],
  ),
]);
