import {
  CaseClockRecord,
  CaseProofRecord,
  CaseRecord,
  InquiryRecord,
  NoticeRecord,
  UnitRecord,
} from './entities';
import { CaseMarkRecord, CaseRecusalRecord, CaseStepRecord, CaseUnitRecord } from './life-entities';
import { CasesTables1795250042560 } from './migrations/1795250042560-cases-tables';
import { PartiesAndDelivery1795644670852 } from './migrations/1795644670852-parties-and-delivery';
import { CaseLife1795645150907 } from './migrations/1795645150907-case-life';
import { CaseMarks1795646473408 } from './migrations/1795646473408-case-marks';
import { CaseProofs1795649750080 } from './migrations/1795649750080-case-proofs';

export * from './entities';
export * from './life-entities';

export const casesEntities = [
  UnitRecord,
  CaseRecord,
  CaseClockRecord,
  NoticeRecord,
  InquiryRecord,
  CaseProofRecord,
  CaseUnitRecord,
  CaseRecusalRecord,
  CaseStepRecord,
  CaseMarkRecord,
];
export const casesMigrations = [
  CasesTables1795250042560,
  PartiesAndDelivery1795644670852,
  CaseLife1795645150907,
  CaseMarks1795646473408,
  CaseProofs1795649750080,
];
