import { type LocalDate } from '@yizhan/kernel';
import type { EmployerStanding, PostingDraft, ShiftTime, TrustRecord } from '../src';
/** A shift of eight paid hours, unless told otherwise. */
export declare function aShift(changes?: Partial<{
    date: LocalDate;
    from: string;
    to: string;
    breakMinutes: number;
}>): ShiftTime;
export declare function aDraft(changes?: Partial<PostingDraft>): PostingDraft;
export declare function anEmployer(changes?: Partial<EmployerStanding>): EmployerStanding;
export declare function aRecord(changes?: Partial<TrustRecord>): TrustRecord;
