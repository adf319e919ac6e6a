import { createTable, defineMigration, index } from '@yizhan/storage';

export const AuditEntries1795647734868 = defineMigration('AuditEntries1795647734868', [
  createTable(
    'audit_entries',
    {
      id: 'varchar(26) primary',
      action: 'varchar(40)',
      outcome: 'varchar(80)',
      actor_id: 'varchar(26) null',
      actor_roles: 'varchar(400)',
      subject_kind: 'varchar(40) null',
      subject_id: 'varchar(80) null',
      reason_sealed: 'text null',
      address_sealed: 'text',
      request_id: 'varchar(40)',
      stream: 'varchar(80)',
      seq: 'int',
      created_at: 'bigint',
    },
    [
      index('audit_entries_created', 'created_at'),
      index('audit_entries_action', 'action', 'id'),
      index('audit_entries_subject', 'subject_kind', 'subject_id', 'id'),
      index('audit_entries_actor', 'actor_id', 'id'),
    ],
  ),
]);
