import { type Instant, localDate } from '@yizhan/kernel';
import { type Clock, type Extension, ruleAt, startClock } from '@yizhan/working-time';
import { type CaseAction, type ClockKind, caseActionLabels, type Regime } from '../vocabulary';
import { caseClockRules } from './clock-rules';
import type { CaseClock } from './facts';

/** What opens a case; not an action of its life, but it starts the first clock. */
export type ClockEvent = CaseAction | 'submit';

/** When a clock of one kind starts, stands and stops. An event not named here leaves it alone. */
export interface ClockPlan {
  readonly kind: ClockKind;
  readonly rule: string;
  /** Where it holds; everywhere when missing. */
  readonly regimes?: readonly Regime[];
  readonly starts: readonly ClockEvent[];
  readonly stops: readonly ClockEvent[];
  /** Events that make it stand, and why, as told to people. */
  readonly pauses?: Readonly<Partial<Record<ClockEvent, string>>>;
  readonly resumes?: readonly ClockEvent[];
}

const asking = { ask_reporter: '等诉求人补充材料' } as const;

const accept = {
  kind: 'accept',
  starts: ['submit', 'appeal'],
  stops: ['accept', 'decline', 'merge'],
  pauses: asking,
  resumes: ['supply'],
} as const satisfies Omit<ClockPlan, 'rule'>;

const sign = {
  kind: 'sign',
  starts: ['dispatch'],
  stops: ['sign', 'object'],
} as const satisfies Omit<ClockPlan, 'rule'>;

const handle = {
  kind: 'handle',
  stops: ['close', 'override_close'],
  pauses: { ...asking, reply: '已答复，等待回访' },
  resumes: ['supply', 'return', 'call_dissatisfied'],
} as const satisfies Omit<ClockPlan, 'rule' | 'starts'>;

const notPetition: readonly Regime[] = ['labour', 'hotline'];

export const clockPlans: readonly ClockPlan[] = [
  { ...accept, rule: 'local.accept', regimes: notPetition },
  { ...accept, rule: 'petition.accept', regimes: ['petition'] },
  {
    kind: 'dispatch',
    rule: 'local.dispatch',
    starts: ['accept', 'object', 'reopen'],
    stops: ['dispatch', 'transfer'],
  },
  { ...sign, rule: 'local.sign', regimes: notPetition },
  { ...sign, rule: 'petition.notify', regimes: ['petition'] },
  // 劳动保障监察条例 17 counts from filing (立案), which the unit does when it signs.
  { ...handle, rule: 'labour.conclude', regimes: ['labour'], starts: ['sign'] },
  { ...handle, rule: 'petition.handle', regimes: ['petition'], starts: ['accept', 'reopen'] },
  { ...handle, rule: 'local.handle', regimes: ['hotline'], starts: ['dispatch'] },
  {
    kind: 'callback',
    rule: 'local.callback',
    starts: ['begin_callback'],
    stops: ['call_satisfied', 'call_dissatisfied', 'end_disagreement', 'close', 'override_close'],
  },
  { kind: 'review', rule: 'petition.review', starts: ['ask_review'], stops: ['give_review'] },
  { kind: 'review', rule: 'petition.rereview', starts: ['ask_rereview'], stops: ['give_rereview'] },
];

/** Ends of a case by which whatever still runs is stopped. */
const endings: readonly ClockEvent[] = [
  'withdraw',
  'merge',
  'decline',
  'transfer',
  'close',
  'override_close',
];

/** What an event starts. */
export interface StartedClock {
  readonly kind: ClockKind;
  readonly clock: Clock;
}

export interface ClockChanges {
  readonly started: readonly StartedClock[];
  /** Clocks that the event paused, resumed, stopped or extended, as they are now. */
  readonly changed: readonly CaseClock[];
}

/**
 * What an event does to the clocks of a case. A clock that still runs is never started again.
 * Throws RangeError when a plan names a rule that isn't valid on that day: a fault of the data.
 */
export function clockChanges(
  event: ClockEvent,
  regime: Regime,
  clocks: readonly CaseClock[],
  now: Instant,
): ClockChanges {
  const plans = clockPlans.filter((plan) => !plan.regimes || plan.regimes.includes(regime));
  const changed = clocks
    .filter(({ clock }) => clock.stoppedAt === undefined)
    .map((before) => ({ before, after: afterEvent(before, event, now) }))
    .filter(({ before, after }) => before.clock !== after.clock)
    .map(({ after }) => after);
  const running = new Set(
    clocks
      .map((clock) => changed.find(({ id }) => id === clock.id) ?? clock)
      .filter(({ clock }) => clock.stoppedAt === undefined)
      .map(({ kind }) => kind),
  );
  const started = plans
    .filter((plan) => plan.starts.includes(event) && !running.has(plan.kind))
    .map((plan) => ({ kind: plan.kind, clock: newClock(plan.rule, event, now) }));
  return { started, changed };
}

function afterEvent(of: CaseClock, event: ClockEvent, now: Instant): CaseClock {
  // Whatever the regime is now: a clock goes on under the plan it was started by.
  const plan = clockPlans.find(({ kind, rule }) => kind === of.kind && rule === of.clock.rule.id);
  if (endings.includes(event) || plan?.stops.includes(event)) return stopped(of, now);
  if (plan?.resumes?.includes(event)) return resumed(of, now);
  const reason = plan?.pauses?.[event];
  return reason === undefined ? of : paused(of, now, reason);
}

function stopped(of: CaseClock, now: Instant): CaseClock {
  return { ...of, clock: { ...resumed(of, now).clock, stoppedAt: now } };
}

function resumed(of: CaseClock, now: Instant): CaseClock {
  if (of.clock.pauses.every(({ to }) => to !== undefined)) return of;
  const pauses = of.clock.pauses.map((pause) => (pause.to ? pause : { ...pause, to: now }));
  return { ...of, clock: { ...of.clock, pauses } };
}

function paused(of: CaseClock, now: Instant, reason: string): CaseClock {
  return { ...of, clock: { ...of.clock, pauses: [...of.clock.pauses, { from: now, reason }] } };
}

/** The handling clock with a further stretch of time. */
export function extended(of: CaseClock, extension: Extension): CaseClock {
  return { ...of, clock: { ...of.clock, extensions: [...of.clock.extensions, extension] } };
}

function newClock(ruleId: string, event: ClockEvent, now: Instant): Clock {
  const rule = ruleAt(caseClockRules, ruleId, localDate(now));
  if (!rule) throw new RangeError(`no clock rule ${ruleId} on ${localDate(now)}`);
  const label = event === 'submit' ? '提交诉求' : caseActionLabels[event];
  return startClock(rule, now, label);
}
