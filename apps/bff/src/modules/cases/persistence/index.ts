import { CaseClockRecord, CaseRecord, InquiryRecord, NoticeRecord, UnitRecord } from './entities';
import { CasesTables1795250042560 } from './migrations/1795250042560-cases-tables';
import { PartiesAndDelivery1795644670852 } from './migrations/1795644670852-parties-and-delivery';

export * from './entities';

export const casesEntities = [UnitRecord, CaseRecord, CaseClockRecord, NoticeRecord, InquiryRecord];
export const casesMigrations = [CasesTables1795250042560, PartiesAndDelivery1795644670852];
