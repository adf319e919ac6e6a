import type { ClaimRefusal } from '@yizhan/jobs';
import type { WageState, WageUnit } from '@yizhan/jobs/vocabulary';
import type { Fen, Instant, LocalDate } from '@yizhan/kernel';

/** A wage with everything that bears on it, as a wage case begins with. */
export interface WageRecord {
  readonly wageId: string;
  readonly applicationId: string;
  readonly postingId: string;
  readonly postingTitle: string;
  readonly employerId: string;
  readonly employerName: string;
  readonly employerDivision: string;
  readonly employerAddress: string;
  readonly address: string;
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly wageFen: Fen;
  readonly wageUnit: WageUnit;
  readonly checkedInAt: Instant | null;
  readonly checkedOutAt: Instant | null;
  readonly minutes: number | null;
  readonly pieces: number | null;
  readonly hoursReason: string | null;
  readonly amountFen: Fen;
  readonly dueAt: Instant;
  readonly state: WageState;
  readonly overdueDays: number;
  /** Why 没拿到工资 can't be said of it now, by the jobs' one rule; null when it can. */
  readonly unclaimable: ClaimRefusal['code'] | null;
}
