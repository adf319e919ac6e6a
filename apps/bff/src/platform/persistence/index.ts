import { LedgerAnchorRow, LedgerEventRow, LedgerStreamRow } from './ledger-tables';
import { LedgerTables1795248595681 } from './migrations/1795248595681-ledger-tables';

export const platformEntities = [LedgerStreamRow, LedgerEventRow, LedgerAnchorRow];
export const platformMigrations = [LedgerTables1795248595681];
