import { createTable, defineMigration, index } from '@yizhan/storage';

export const ContactCalls1795647000000 = defineMigration('ContactCalls1795647000000', [
  createTable(
    'contact_calls',
    {
      id: 'varchar(26) primary',
      application_id: 'varchar(26)',
      employer_id: 'varchar(26)',
      caller_id: 'varchar(26)',
      side: 'varchar(40)',
      purpose: 'varchar(40)',
      called_at: 'bigint',
    },
    [
      index('contact_calls_application', 'application_id'),
      index('contact_calls_by_caller', 'caller_id', 'called_at'),
    ],
  ),
]);
