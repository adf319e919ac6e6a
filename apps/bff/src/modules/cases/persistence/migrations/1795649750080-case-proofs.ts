import { createTable, defineMigration, index } from '@yizhan/storage';

export const CaseProofs1795649750080 = defineMigration('CaseProofs1795649750080', [
  createTable(
    'case_proofs',
    {
      id: 'varchar(26) primary',
      expires_at: 'bigint',
    },
    [index('case_proofs_expires', 'expires_at')],
  ),
]);
