import { CaseClockRecord, CaseRecord, NoticeRecord, UnitRecord } from './entities';
import { CasesTables1795250042560 } from './migrations/1795250042560-cases-tables';

export * from './entities';

export const casesEntities = [UnitRecord, CaseRecord, CaseClockRecord, NoticeRecord];
export const casesMigrations = [CasesTables1795250042560];
