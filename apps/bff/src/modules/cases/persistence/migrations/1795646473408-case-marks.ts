import { createTable, defineMigration, index, statement } from '@yizhan/storage';

export const CaseMarks1795646473408 = defineMigration('CaseMarks1795646473408', [
  createTable(
    'case_marks',
    {
      id: 'varchar(26) primary',
      case_id: 'varchar(26)',
      unit_id: 'varchar(26) null',
      kind: 'varchar(40)',
      at: 'bigint',
      in_time: 'boolean null',
      result: 'varchar(40) null',
      outcome: 'varchar(40) null',
      created_at: 'bigint',
    },
    [index('case_marks_kind', 'kind', 'at'), index('case_marks_case', 'case_id')],
  ),
  // What cases remembered until now was the last reply and the last call; each gets its row.
  statement(
    `insert into case_marks
       (id, case_id, unit_id, kind, at, in_time, result, outcome, created_at)
     select id, id, lead_unit_id, 'replied', replied_at, replied_in_time, null, outcome, replied_at
     from cases where replied_at is not null`,
  ),
  // A second row of the same case needs an id of its own: of the same length, and of its case.
  statement(
    `insert into case_marks
       (id, case_id, unit_id, kind, at, in_time, result, outcome, created_at)
     select replace(id, '01', '0C'), id, lead_unit_id, 'called', called_at, null, call_outcome,
       outcome, called_at
     from cases where called_at is not null`,
  ),
]);
