import { addColumn, createIndex, createTable, defineMigration, index } from '@yizhan/storage';

export const PartiesAndDelivery1795644670852 = defineMigration('PartiesAndDelivery1795644670852', [
  addColumn('cases', 'contact_index', 'varchar(64) null'),
  addColumn('cases', 'merged_into_id', 'varchar(26) null'),
  addColumn('cases', 'accused_told_at', 'bigint null'),
  createIndex('cases', index('cases_merged', 'merged_into_id', 'id')),
  createIndex('cases', index('cases_contact', 'contact_index', 'id')),
  createTable(
    'case_inquiries',
    {
      id: 'varchar(26) primary',
      case_id: 'varchar(26)',
      employer_id: 'varchar(26)',
      disclosed_sealed: 'text',
      answer_by: 'varchar(40) null',
      created_at: 'bigint',
      answer_sealed: 'text null',
      answered_by_id: 'varchar(26) null',
      answered_at: 'bigint null',
      version: 'int default 0',
    },
    [
      index('case_inquiries_employer', 'employer_id', 'id'),
      index('case_inquiries_case', 'case_id', 'id'),
    ],
  ),
  addColumn('notices', 'delivery', "varchar(40) default 'sent'"),
  addColumn('notices', 'attempts', 'int default 0'),
  addColumn('notices', 'failure', 'varchar(60) null'),
  addColumn('notices', 'taken_at', 'bigint null'),
  createIndex('notices', index('notices_delivery', 'delivery', 'created_at')),
]);
