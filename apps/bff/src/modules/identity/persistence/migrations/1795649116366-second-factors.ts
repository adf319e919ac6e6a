import { addColumn, createTable, defineMigration } from '@yizhan/storage';

export const SecondFactors1795649116366 = defineMigration('SecondFactors1795649116366', [
  addColumn('sessions', 'device_sealed', 'text null'),
  addColumn('users', 'disabled_at', 'bigint null'),
  createTable('second_factors', {
    id: 'varchar(26) primary',
    secret_sealed: 'text',
    confirmed_at: 'bigint null',
    last_step: 'bigint default 0',
    recovery_hashes: 'text',
    created_at: 'bigint',
    version: 'int default 0',
  }),
]);
