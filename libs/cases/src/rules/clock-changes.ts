import { type Instant, localDate } from '@yizhan/kernel';
import { type Clock, type Extension, type Pause, ruleAt, startClock } from '@yizhan/working-time';
import { caseActionLabels, type Regime } from '../vocabulary';
import { type ClockEvent, type ClockPlan, clockPlans, endings, plansOf } from './clock-plan';
import { caseClockRules } from './clock-rules';
import type { CaseClock, Happened } from './facts';

/** What an event starts. */
export interface StartedClock {
  readonly kind: CaseClock['kind'];
  readonly clock: Clock;
}

export interface ClockChanges {
  readonly started: readonly StartedClock[];
  /** Clocks that the event paused, resumed, stopped, let go on or extended, as they are now. */
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
  const changed = clocks
    .map((before) => ({ before, after: afterEvent(before, event, clocks, now) }))
    .filter(({ before, after }) => before.clock !== after.clock)
    .map(({ after }) => after);
  const running = runningKinds(merged(clocks, changed));
  const started = plansOf(regime)
    .filter((plan) => plan.starts.includes(event) && !running.has(plan.kind))
    .map((plan) => ({ kind: plan.kind, clock: newClock(plan.rule, event, now) }));
  return { started, changed };
}

/** Several events of one step, in their order. */
export function changesBy(
  events: readonly ClockEvent[],
  regime: Regime,
  clocks: readonly CaseClock[],
  now: Instant,
): ClockChanges {
  const none: ClockChanges = { started: [], changed: [] };
  return events.reduce((so, event) => {
    const next = clockChanges(event, regime, merged(clocks, so.changed), now);
    return {
      started: [...so.started, ...next.started],
      changed: merged(so.changed, next.changed),
    };
  }, none);
}

/**
 * The limits after a corrected class: those of another law end as superseded, with the reason on
 * the record, and those of the right law count from the events that its plans name. Pauses already
 * taken stay where the right law knows such pauses.
 */
export function supersededBy(
  regime: Regime,
  happened: Happened,
  clocks: readonly CaseClock[],
  reason: string,
  now: Instant,
): ClockChanges {
  const wrong = clocks.filter((of) => isRunning(of) && !isUnder(regime, of));
  const changed = wrong.map((of) => ({ ...stopped(of, now), superseded: reason }));
  const running = runningKinds(merged(clocks, changed));
  const started = plansOf(regime)
    .filter((plan) => plan.regimes && !running.has(plan.kind))
    .flatMap((plan) => {
      const beginning = beginningOf(plan, happened);
      const old = wrong.find(({ kind }) => kind === plan.kind);
      if (!beginning) return [];
      const { event, at } = beginning;
      const pauses = plan.pauses ? (old?.clock.pauses ?? []) : [];
      return [{ kind: plan.kind, clock: { ...newClock(plan.rule, event, at), pauses } }];
    });
  return { started, changed };
}

/** The handling clock with a further stretch of time. */
export function extended(of: CaseClock, extension: Extension): CaseClock {
  return { ...of, clock: { ...of.clock, extensions: [...of.clock.extensions, extension] } };
}

export function isRunning({ clock }: CaseClock): boolean {
  return clock.stoppedAt === undefined;
}

/** The clock of a kind that runs now. */
export function runningOf(
  clocks: readonly CaseClock[],
  kind: CaseClock['kind'],
): CaseClock | undefined {
  return clocks.find((of) => of.kind === kind && isRunning(of));
}

function afterEvent(
  of: CaseClock,
  event: ClockEvent,
  all: readonly CaseClock[],
  now: Instant,
): CaseClock {
  // Whatever the regime is now: a clock goes on under the plan it was started by.
  const plan = clockPlans.find(({ kind, rule }) => kind === of.kind && rule === of.clock.rule.id);
  if (!isRunning(of))
    return plan?.continues?.includes(event) && isLastOfItsKind(of, all)
      ? continued(of, now, plan.gap)
      : of;
  if (endings.includes(event) || plan?.stops.includes(event)) return stopped(of, now);
  if (plan?.resumes?.includes(event) || plan?.continues?.includes(event)) return resumed(of, now);
  const reason = plan?.pauses?.[event];
  return reason === undefined ? of : paused(of, now, reason);
}

/** One that no other law's has taken the place of, and after which none of its kind began. */
function isLastOfItsKind(of: CaseClock, all: readonly CaseClock[]): boolean {
  const same = all.filter(({ kind }) => kind === of.kind);
  return of.superseded === undefined && same[same.length - 1]?.id === of.id;
}

function stopped(of: CaseClock, now: Instant): CaseClock {
  return { ...of, clock: { ...resumed(of, now).clock, stoppedAt: now } };
}

function continued(of: CaseClock, now: Instant, gap: string | undefined): CaseClock {
  const { stoppedAt, ...clock } = of.clock;
  const between: Pause[] =
    gap === undefined || stoppedAt === undefined || stoppedAt === now
      ? []
      : [{ from: stoppedAt, to: now, reason: gap }];
  return { ...of, clock: { ...clock, pauses: [...clock.pauses, ...between] } };
}

function resumed(of: CaseClock, now: Instant): CaseClock {
  if (of.clock.pauses.every(({ to }) => to !== undefined)) return of;
  const pauses = of.clock.pauses.map((pause) => (pause.to ? pause : { ...pause, to: now }));
  return { ...of, clock: { ...of.clock, pauses } };
}

function paused(of: CaseClock, now: Instant, reason: string): CaseClock {
  return { ...of, clock: { ...of.clock, pauses: [...of.clock.pauses, { from: now, reason }] } };
}

function isUnder(regime: Regime, { kind, clock }: CaseClock): boolean {
  const plan = clockPlans.find((each) => each.kind === kind && each.rule === clock.rule.id);
  return !plan?.regimes || plan.regimes.includes(regime);
}

/** The event that a plan's clock would have begun with, unless it has ended since. */
function beginningOf(
  plan: ClockPlan,
  happened: Happened,
): { event: ClockEvent; at: Instant } | undefined {
  const lastOf = (events: readonly ClockEvent[]) =>
    Math.max(...events.map((event) => happened[event]?.last ?? Number.NEGATIVE_INFINITY));
  const moving = lastOf([...plan.starts, ...(plan.continues ?? [])]);
  // An event that ends one and starts the next, like a further dispatch, ends nothing here.
  const stops = plan.stops.filter((event) => !plan.starts.includes(event));
  if (moving === Number.NEGATIVE_INFINITY || lastOf(stops) >= moving) return undefined;
  const times = plan.starts.flatMap((event) => {
    const of = happened[event];
    return of ? [{ event, at: plan.countsFromFirst ? of.first : of.last }] : [];
  });
  const [first] = times.sort((a, b) => (plan.countsFromFirst ? a.at - b.at : b.at - a.at));
  return first;
}

function merged(clocks: readonly CaseClock[], changed: readonly CaseClock[]): CaseClock[] {
  const known = clocks.map((clock) => changed.find(({ id }) => id === clock.id) ?? clock);
  return [...known, ...changed.filter(({ id }) => !clocks.some((clock) => clock.id === id))];
}

function runningKinds(clocks: readonly CaseClock[]): Set<CaseClock['kind']> {
  return new Set(clocks.filter(isRunning).map(({ kind }) => kind));
}

const eventLabels = {
  submit: '提交诉求',
  ask_joint: '请协办单位协办',
  joint_complete: '协办单位都已答复',
  out_of_reach: '多次联系不上诉求人',
} as const;

function newClock(ruleId: string, event: ClockEvent, now: Instant): Clock {
  const rule = ruleAt(caseClockRules, ruleId, localDate(now));
  if (!rule) throw new RangeError(`no clock rule ${ruleId} on ${localDate(now)}`);
  const label = event in eventLabels ? eventLabels[event as keyof typeof eventLabels] : undefined;
  return startClock(rule, now, label ?? caseActionLabels[event as keyof typeof caseActionLabels]);
}
