export { AuditEntryRow } from './audit-entry';

import { AuditEntryRow } from './audit-entry';
import { LedgerAnchorRow, LedgerEventRow, LedgerStreamRow } from './ledger-tables';
import { LedgerTables1795248595681 } from './migrations/1795248595681-ledger-tables';
import { SealedStreamEnds1795647386217 } from './migrations/1795647386217-sealed-stream-ends';
import { AuditEntries1795647734868 } from './migrations/1795647734868-audit-entries';

export const platformEntities = [LedgerStreamRow, LedgerEventRow, LedgerAnchorRow, AuditEntryRow];
export const platformMigrations = [
  LedgerTables1795248595681,
  SealedStreamEnds1795647386217,
  AuditEntries1795647734868,
];
