import { createIndex, defineMigration, index } from '@yizhan/storage';

export const AttendancesWaiting1795648100000 = defineMigration('AttendancesWaiting1795648100000', [
  createIndex('attendances', index('attendances_waiting', 'state', 'created_at')),
]);
