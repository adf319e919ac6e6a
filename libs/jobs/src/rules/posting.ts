import {
  type DomainError,
  err,
  formatYuan,
  type Instant,
  localDate,
  ok,
  type Result,
  raise,
  transitionOf,
} from '@yizhan/kernel';
import { isInCity } from '@yizhan/stations/vocabulary';
import { type JobErrorOf, jobErrors } from '../errors';
import { type PostingTexts, textsOf } from '../fields';
import { postingMachine } from '../machines';
import { occupationOf } from '../occupations';
import type { PickMode, PostingState, Settlement, ShiftTime, WageUnit } from '../vocabulary';
import { checks } from './check-list';
import { type Finding, findWords } from './checks';
import { type JobSettings, jingzhouSettings, parameterOn } from './settings';
import { faceCauses, type TrustRecord } from './trust';

/** What an employer fills in, as far as the rules look at it. */
export interface PostingDraft extends PostingTexts {
  readonly occupationCode: string;
  /** Fen for one `wageUnit`. */
  readonly wageFen: number;
  readonly wageUnit: WageUnit;
  readonly settlement: Settlement;
  readonly headcount: number;
  readonly pickMode: PickMode;
  /** WGS-84. */
  readonly latitude: number;
  readonly longitude: number;
  readonly shifts: readonly ShiftTime[];
}

/** What is known of the employer when a posting is sent in: the records its face is made of. */
export type EmployerStanding = TrustRecord;

export interface Assessment {
  readonly outcome: 'published' | 'in_review' | 'refused';
  readonly findings: readonly Finding[];
}

/** Fields still missing or impossible, with a sentence for each; empty when complete. */
export function missingIn(draft: PostingDraft, now: Instant): { path: string; message: string }[] {
  const faults: { path: string; message: string }[] = [];
  const want = (sound: boolean, path: string, message: string) => {
    if (!sound) faults.push({ path, message });
  };
  want(draft.title.trim().length >= 2, 'title', '请填写岗位名称');
  want(occupationOf(draft.occupationCode) !== undefined, 'occupationCode', '请选择工种');
  want(draft.wageFen > 0, 'wageFen', '请填写工资');
  want(draft.headcount >= 1, 'headcount', '请填写人数');
  want(draft.address.trim() !== '', 'address', '请填写上工地点');
  want(
    isInCity({ lat: draft.latitude, lng: draft.longitude }),
    'latitude',
    '地点不在本市，请重新选择位置',
  );
  want(draft.shifts.length > 0, 'shifts', '请至少安排一个班次');
  draft.shifts.forEach((shift, index) => {
    want(shift.startsAt > now, `shifts.${index}`, '班次已经开始，请改到以后的时间');
    want(paidMinutes(shift) > 0, `shifts.${index}`, '下班要晚于上班，休息不能超过班次');
  });
  return faults;
}

/** Minutes of the shift that are paid. */
export function paidMinutes(shift: ShiftTime): number {
  return Math.round((shift.endsAt - shift.startsAt) / 60_000) - shift.breakMinutes;
}

/**
 * Looks a posting over: refused with its reasons, to be reviewed by staff with the words marked,
 * or published at once when it is clean and the employer trusted (即时快招).
 * 人力资源市场暂行条例 24, 26, 29; wage by 最低工资规定 12.
 */
export function assess(
  draft: PostingDraft,
  employer: EmployerStanding,
  now: Instant,
  settings: JobSettings = jingzhouSettings,
): Assessment {
  const findings = [
    ...wageFindings(draft, now, settings),
    ...findWords(textsOf(draft)),
    ...employerFindings(employer, settings),
  ];
  if (findings.some((finding) => finding.consequence === 'refuse'))
    return { outcome: 'refused', findings };
  return { outcome: findings.length > 0 ? 'in_review' : 'published', findings };
}

/** Whatever makes the employer's face yellow or red binds its postings too. */
function employerFindings(employer: EmployerStanding, settings: JobSettings): Finding[] {
  const isNew =
    employer.state === 'verified' && employer.filledPostings < settings.trustedAfterFilled.value;
  return [
    ...(employer.state === 'verified' ? [] : [{ ...checks.not_verified, marks: [] }]),
    ...faceCauses(employer, settings).map(({ id, reason }) => ({
      ...checks[id],
      marks: [],
      note: reason,
    })),
    ...(isNew ? [{ ...checks.new_employer, marks: [] }] : []),
  ];
}

function wageFindings(draft: PostingDraft, now: Instant, settings: JobSettings): Finding[] {
  const findings: Finding[] = [];
  const short = underMinimum(draft, now, settings);
  if (short) findings.push({ ...checks.wage_minimum, marks: [], note: short });
  // The span of a settlement in days, as far as the law bounds it.
  const spans: Record<Settlement, number> = {
    day: 1,
    week: 7,
    month: 31,
    completion: spanOf(draft),
  };
  if (draft.wageUnit === 'hour' && spans[draft.settlement] > settings.hourlySettlementDays.value)
    findings.push({ ...checks.settlement_too_long, marks: [] });
  return findings;
}

function spanOf(draft: PostingDraft): number {
  if (draft.shifts.length === 0) return 0;
  const first = Math.min(...draft.shifts.map((shift) => shift.startsAt));
  const last = Math.max(...draft.shifts.map((shift) => shift.endsAt));
  return Math.ceil((last - first) / 86_400_000);
}

/** A sentence when the wage is under the minimum; piece rates can't be told beforehand. */
function underMinimum(
  draft: PostingDraft,
  now: Instant,
  settings: JobSettings,
): string | undefined {
  const day = localDate(now);
  const hourly = parameterOn(settings.minimumHourly, day);
  const monthly = parameterOn(settings.minimumMonthly, day);
  if (draft.wageUnit === 'month')
    return monthly && draft.wageFen < monthly.value
      ? `每月 ${formatYuan(draft.wageFen)} 元，低于最低 ${formatYuan(monthly.value)} 元（${monthly.source}）`
      : undefined;
  if (!hourly || draft.wageUnit === 'piece') return undefined;
  const longest = Math.max(0, ...draft.shifts.map(paidMinutes));
  const minutes = draft.wageUnit === 'hour' ? 60 : longest;
  if (draft.wageFen * 60 >= hourly.value * minutes) return undefined;
  const perHour = formatYuan(Math.floor((draft.wageFen * 60) / Math.max(1, minutes)));
  return `折合每小时 ${perHour} 元，低于最低 ${formatYuan(hourly.value)} 元（${hourly.source}）`;
}

/**
 * What becomes of a posting when its time has passed: finished when anybody was taken on, full or
 * not; expired when nobody was; undefined while a shift is still to end.
 */
export function afterLastShift(
  posting: {
    readonly state: PostingState;
    readonly lastEndsAt: Instant;
    /** Places taken over all its shifts. */
    readonly taken: number;
  },
  now: Instant,
): Result<PostingState | undefined, DomainError<JobErrorOf<'posting_state'>>> {
  const { state, lastEndsAt, taken } = posting;
  if (now < lastEndsAt) return ok(undefined);
  const action = taken > 0 && transitionOf(postingMachine, state, 'finish') ? 'finish' : 'expire';
  const to = transitionOf(postingMachine, state, action)?.to;
  return to ? ok(to) : err(raise(jobErrors.posting_state, { state }));
}
