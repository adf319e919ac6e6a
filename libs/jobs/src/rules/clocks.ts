import { DAY, HOUR, type Instant, type LocalDate, localDate, MINUTE } from '@yizhan/kernel';
import type { ApplicationState, Settlement, WageState } from '../vocabulary';
import { type JobSettings, jingzhouSettings, type Parameter } from './settings';
import { dueAt, endOfDay } from './wage';

/**
 * Silence of one side stops nothing: every state of an application and of a wage that isn't an end
 * has a clock, and the last step of each clock leads out of the state. The tables here are read by
 * the sweep that takes the steps, by the screens that announce them, and by a test.
 */

/** A setting that holds one number. */
type Span = {
  readonly [K in keyof JobSettings]: JobSettings[K] extends Parameter ? K : never;
}[keyof JobSettings];

export interface ClockStep<Step extends string, Anchor extends string> {
  readonly step: Step;
  /** What the time is counted from. */
  readonly anchor: Anchor;
  /** Settings added to the anchor, and taken from it. */
  readonly after?: Span;
  readonly before?: Span;
}

export const applicationSteps = [
  'dismiss',
  'ask_presence',
  'mark_absent',
  'ask_leaving',
  'assume_leaving',
  'announce_hours',
  'count_hours',
  'end_proposal',
] as const;
export type ApplicationStep = (typeof applicationSteps)[number];

type ApplicationAnchor = 'starts' | 'ends' | 'counts' | 'proposed';

/** States whose clock is the wage's own. */
export const followsWage: readonly ApplicationState[] = ['wage_due', 'paid', 'disputed'];

/** Empty: an end, or a state that follows its wage. */
export const applicationClocks: Readonly<
  Record<ApplicationState, readonly ClockStep<ApplicationStep, ApplicationAnchor>[]>
> = {
  applied: [{ step: 'dismiss', anchor: 'starts' }],
  waiting: [{ step: 'dismiss', anchor: 'starts', before: 'waitingEndsMinutes' }],
  accepted: [
    { step: 'ask_presence', anchor: 'ends', after: 'absenceAskAfterMinutes' },
    { step: 'mark_absent', anchor: 'ends', after: 'absenceAfterMinutes' },
  ],
  checked_in: [
    { step: 'ask_leaving', anchor: 'ends', after: 'leavingAskAfterMinutes' },
    { step: 'assume_leaving', anchor: 'ends', after: 'leavingAssumeAfterMinutes' },
  ],
  checked_out: [
    { step: 'announce_hours', anchor: 'counts', before: 'hoursTellBeforeMinutes' },
    { step: 'count_hours', anchor: 'counts' },
  ],
  hours_confirmed: [{ step: 'end_proposal', anchor: 'proposed', after: 'proposalMinutes' }],
  wage_due: [],
  paid: [],
  disputed: [],
  declined: [],
  withdrawn: [],
  cancelled: [],
  no_show: [],
  settled: [],
  lapsed: [],
};

export const wageSteps = [
  'ask_overdue',
  'announce_assume',
  'assume',
  'ask_dispute',
  'tell_arbitration_limit',
  'tell_inspection_limit',
  'close',
  'lapse',
] as const;
export type WageStep = (typeof wageSteps)[number];

type WageAnchor = 'due' | 'paid' | 'disputed' | 'arbitration' | 'inspection';
type WageClock = readonly ClockStep<WageStep, WageAnchor>[];

const limits: WageClock = [
  { step: 'tell_arbitration_limit', anchor: 'arbitration', before: 'limitTellBeforeDays' },
  { step: 'tell_inspection_limit', anchor: 'inspection', before: 'limitTellBeforeDays' },
];

export const wageClocks: Readonly<Record<WageState, WageClock>> = {
  due: [{ step: 'ask_overdue', anchor: 'due' }, ...limits, { step: 'lapse', anchor: 'inspection' }],
  paid: [
    {
      step: 'announce_assume',
      anchor: 'paid',
      after: 'paymentAssumeDays',
      before: 'paymentTellBeforeDays',
    },
    { step: 'assume', anchor: 'paid', after: 'paymentAssumeDays' },
  ],
  assumed: [{ step: 'close', anchor: 'inspection' }],
  disputed: [
    { step: 'ask_dispute', anchor: 'disputed', after: 'disputeAskDays' },
    ...limits,
    { step: 'lapse', anchor: 'inspection' },
  ],
  confirmed: [],
  lapsed: [],
};

/** Hours wished to be others while their wage stands already. */
const besideWage: (typeof applicationClocks)['hours_confirmed'] = applicationClocks.hours_confirmed;

/** What an application's clock is counted from. */
export interface WorkFacts {
  readonly state: ApplicationState;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly settlement: Settlement;
  /** The posting's last day. */
  readonly lastDate: LocalDate;
  readonly checkedOutAt: Instant | null;
  readonly proposedAt: Instant | null;
}

/** What a wage's clock is counted from. */
export interface WageFacts {
  readonly state: WageState;
  readonly dueAt: Instant;
  readonly paidAt: Instant | null;
  readonly disputedAt: Instant | null;
  /** Fen. */
  readonly amountFen: number;
}

export interface PlannedStep<Step extends string> {
  readonly step: Step;
  readonly at: Instant;
}

/** The local day on which a shift's work ends; one that ends at midnight belongs to the day before. */
export function workDay(endsAt: Instant): LocalDate {
  return localDate(endsAt - 1);
}

/** When the wage of this work is due. */
export function workDueAt(
  facts: Pick<WorkFacts, 'endsAt' | 'settlement' | 'lastDate'>,
  settings: JobSettings = jingzhouSettings,
): Instant {
  return dueAt(facts.settlement, workDay(facts.endsAt), facts.lastDate, settings);
}

/**
 * When hours count by themselves: so long after work ended, and never later than the wage is due.
 * 保障农民工工资支付条例 12, 13 (in full, on the agreed day) and 50 (the employer proves the hours).
 */
export function hoursCountAt(
  facts: Pick<WorkFacts, 'endsAt' | 'settlement' | 'lastDate' | 'checkedOutAt'>,
  settings: JobSettings = jingzhouSettings,
): Instant {
  const ended = Math.max(facts.endsAt, facts.checkedOutAt ?? facts.endsAt);
  const after = ended + settings.hoursCountAfterMinutes.value * MINUTE;
  return Math.min(after, workDueAt(facts, settings));
}

/** The same day so many years on (民法典 202), at its end. */
export function yearsAfter(instant: Instant, years: number): Instant {
  const [year = '', month = '', day = ''] = localDate(instant).split('-');
  const last = new Date(Date.UTC(Number(year) + years, Number(month), 0)).getUTCDate();
  const on = String(Math.min(Number(day), last)).padStart(2, '0');
  return endOfDay(`${Number(year) + years}-${month}-${on}`);
}

/** Until when labour inspection takes up that this wage wasn't paid. */
export function inspectionUntil(due: Instant, settings: JobSettings = jingzhouSettings): Instant {
  return yearsAfter(due, settings.inspectionYears.value);
}

/** Until when either side can object to hours that count since `countedAt`. */
export function hoursObjectUntil(
  countedAt: Instant,
  settings: JobSettings = jingzhouSettings,
): Instant {
  return countedAt + settings.hoursObjectDays.value * DAY;
}

/** Until when wished-for hours can be answered. */
export function proposalUntil(
  proposedAt: Instant,
  settings: JobSettings = jingzhouSettings,
): Instant {
  return proposedAt + settings.proposalMinutes.value * MINUTE;
}

/** When a recorded payment counts as received, if the worker says nothing. */
export function paymentAssumedAt(
  paidAt: Instant,
  settings: JobSettings = jingzhouSettings,
): Instant {
  return paidAt + settings.paymentAssumeDays.value * DAY;
}

/** The steps of this application's clock with their times, in order. */
export function applicationPlan(
  facts: WorkFacts,
  settings: JobSettings = jingzhouSettings,
): PlannedStep<ApplicationStep>[] {
  const anchors: Record<ApplicationAnchor, Instant> = {
    starts: facts.startsAt,
    ends: facts.endsAt,
    counts: hoursCountAt(facts, settings),
    proposed: facts.proposedAt ?? facts.endsAt,
  };
  return timed(applicationClocks[facts.state], anchors, settings);
}

/** The clock of hours that one side wishes to be others, while their wage stands already. */
export function proposalClock(
  facts: WorkFacts,
  settings: JobSettings = jingzhouSettings,
): PlannedStep<ApplicationStep>[] {
  const at = facts.proposedAt ?? facts.endsAt;
  const anchors = { starts: at, ends: at, counts: at, proposed: at };
  return timed(besideWage, anchors, settings);
}

/** Until when a mark of absence can be objected to. */
export function absenceObjectUntil(
  markedAt: Instant,
  settings: JobSettings = jingzhouSettings,
): Instant {
  return markedAt + settings.absenceObjectDays.value * DAY;
}

/** Until when an objection to it is to be answered. */
export function absenceAnswerUntil(
  objectedAt: Instant,
  settings: JobSettings = jingzhouSettings,
): Instant {
  return objectedAt + settings.absenceAnswerDays.value * DAY;
}

/** Objections from this moment and before have had their time. */
export function absenceAnswersOver(
  now: Instant,
  settings: JobSettings = jingzhouSettings,
): Instant {
  return now - settings.absenceAnswerDays.value * DAY;
}

/** The steps of this wage's clock with their times, in order; none where nothing is owed. */
export function wagePlan(
  facts: WageFacts,
  settings: JobSettings = jingzhouSettings,
): PlannedStep<WageStep>[] {
  if (facts.amountFen <= 0) return [];
  const anchors: Record<WageAnchor, Instant> = {
    due: facts.dueAt,
    paid: facts.paidAt ?? facts.dueAt,
    disputed: facts.disputedAt ?? facts.dueAt,
    arbitration: yearsAfter(facts.dueAt, settings.arbitrationYears.value),
    inspection: inspectionUntil(facts.dueAt, settings),
  };
  return timed(wageClocks[facts.state], anchors, settings);
}

/** The step to take first: the latest that is past already, else the next to come. */
export function firstStep<Step extends string>(
  plan: readonly PlannedStep<Step>[],
  now: Instant,
): PlannedStep<Step> | null {
  const past = plan.filter((one) => one.at <= now);
  return past[past.length - 1] ?? plan[0] ?? null;
}

/** The step after this one; null after the last, and for one that isn't in the plan. */
export function stepAfter<Step extends string>(
  plan: readonly PlannedStep<Step>[],
  step: Step,
): PlannedStep<Step> | null {
  const at = plan.findIndex((one) => one.step === step);
  return at < 0 ? null : (plan[at + 1] ?? null);
}

function timed<Step extends string, Anchor extends string>(
  clock: readonly ClockStep<Step, Anchor>[],
  anchors: Readonly<Record<Anchor, Instant>>,
  settings: JobSettings,
): PlannedStep<Step>[] {
  return clock.map(({ step, anchor, after, before }) => ({
    step,
    at: anchors[anchor] + spanOf(after, settings) - spanOf(before, settings),
  }));
}

/** A setting's name ends in its unit. */
function spanOf(name: Span | undefined, settings: JobSettings): number {
  if (name === undefined) return 0;
  const { value } = settings[name];
  if (name.endsWith('Days')) return value * DAY;
  if (name.endsWith('Hours')) return value * HOUR;
  return value * MINUTE;
}
