import { atLocal, type LocalDate } from '@yizhan/kernel';
import type { EmployerStanding, PostingDraft, ShiftTime, TrustRecord } from '../src';

/** A shift of eight paid hours, unless told otherwise. */
export function aShift(
  changes: Partial<{ date: LocalDate; from: string; to: string; breakMinutes: number }> = {},
): ShiftTime {
  const { date = '2026-11-23', from = '08:00', to = '17:00', breakMinutes = 60 } = changes;
  return { date, startsAt: atLocal(date, from), endsAt: atLocal(date, to), breakMinutes };
}

export function aDraft(changes: Partial<PostingDraft> = {}): PostingDraft {
  return {
    title: '仓库搬运',
    description: '卸货、码垛，有叉车',
    requirements: '能搬 25 公斤',
    benefits: '管一顿午饭',
    insurance: '雇主购买意外险',
    contactName: '余老板',
    occupationCode: '4-02-05-01',
    wageFen: 20_000,
    wageUnit: 'day',
    settlement: 'day',
    headcount: 10,
    pickMode: 'first_come',
    address: '江津东路 12 号',
    latitude: 30.318,
    longitude: 112.25,
    shifts: [aShift()],
    ...changes,
  };
}

/** A verified employer of good standing, unless told otherwise. */
export function anEmployer(changes: Partial<EmployerStanding> = {}): EmployerStanding {
  return aRecord(changes);
}

export function aRecord(changes: Partial<TrustRecord> = {}): TrustRecord {
  return {
    state: 'verified',
    card: 'none',
    filledPostings: 5,
    daysToPay: [0, 0, 1],
    overdueWages: 0,
    silentHours: 0,
    wageCases: { open: 0, settled: 0, upheld: 0 },
    ...changes,
  };
}
