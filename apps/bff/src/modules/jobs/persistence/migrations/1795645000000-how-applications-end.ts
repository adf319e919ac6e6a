import { addColumn, defineMigration } from '@yizhan/storage';

export const HowApplicationsEnd1795645000000 = defineMigration('HowApplicationsEnd1795645000000', [
  addColumn('applications', 'ended_at', 'bigint null'),
  addColumn('applications', 'ended_by', 'varchar(26) null'),
  addColumn('applications', 'end_reason_sealed', 'text null'),
  addColumn('applications', 'is_late', 'boolean default 0'),
]);
