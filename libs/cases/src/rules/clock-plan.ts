import type { CaseAction, ClockKind, Regime } from '../vocabulary';

/**
 * What clocks listen to: a step of the case's life, what opens it, and what a step may amount to
 * beside itself. `ask_joint`: a dispatch that asks units to help; `joint_complete`: the last of
 * them has answered; `out_of_reach`: the last call without an answer that counts.
 */
export type ClockEvent = CaseAction | 'submit' | 'ask_joint' | 'joint_complete' | 'out_of_reach';

/** When a clock of one kind starts, stands and stops. An event not named here leaves it alone. */
export interface ClockPlan {
  readonly kind: ClockKind;
  readonly rule: string;
  /** Where it holds; everywhere when missing. */
  readonly regimes?: readonly Regime[];
  readonly starts: readonly ClockEvent[];
  readonly stops: readonly ClockEvent[];
  /** Whether a start that comes twice in a round counts from its first time; else from its last. */
  readonly countsFromFirst?: true;
  /** Events after which a clock that had stopped goes on: what it waited for wasn't done after all. */
  readonly continues?: readonly ClockEvent[];
  /** Why the time between stop and going on isn't counted, as told to people; else it is. */
  readonly gap?: string;
  /** Events that make it stand, and why, as told to people. */
  readonly pauses?: Readonly<Partial<Record<ClockEvent, string>>>;
  readonly resumes?: readonly ClockEvent[];
}

/** Only limits of our own wait for the reporter: 信访工作条例 34 and 劳动保障监察条例 17 know no pause. */
const waits = {
  pauses: { ask_reporter: '等诉求人补充材料' },
  resumes: ['supply', 'end_waiting', 'dispatch'],
} as const satisfies Partial<ClockPlan>;

const accept = {
  kind: 'accept',
  starts: ['submit', 'appeal'],
  stops: ['accept', 'decline', 'merge'],
} as const satisfies Omit<ClockPlan, 'rule'>;

const sign = {
  kind: 'sign',
  starts: ['dispatch'],
  // A further dispatch is another unit's to sign for.
  stops: ['sign', 'object', 'dispatch'],
} as const satisfies Omit<ClockPlan, 'rule'>;

/** It ends with the reply, and goes on when the reply isn't accepted. */
const handle = {
  kind: 'handle',
  countsFromFirst: true,
  stops: ['reply', 'close', 'override_close'],
  continues: ['return', 'call_dissatisfied'],
} as const satisfies Omit<ClockPlan, 'rule' | 'starts'>;

const ownGap = { gap: '已答复，等待回访' } as const;
const notPetition: readonly Regime[] = ['labour', 'hotline'];

export const clockPlans: readonly ClockPlan[] = [
  { ...accept, ...waits, rule: 'local.accept', regimes: notPetition },
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
  {
    ...handle,
    ...waits,
    ...ownGap,
    rule: 'local.handle',
    regimes: ['hotline'],
    starts: ['dispatch'],
  },
  {
    kind: 'joint',
    rule: 'local.joint',
    starts: ['ask_joint'],
    stops: ['joint_complete', 'object', 'dispatch', 'reply'],
  },
  {
    kind: 'supply',
    rule: 'local.supply',
    starts: ['ask_reporter'],
    stops: ['supply', 'end_waiting', 'accept', 'decline', 'dispatch', 'reply'],
  },
  {
    kind: 'check',
    rule: 'local.check',
    starts: ['reply'],
    stops: ['begin_callback', 'return'],
  },
  {
    kind: 'callback',
    rule: 'local.callback',
    starts: ['begin_callback'],
    stops: ['call_satisfied', 'call_dissatisfied', 'out_of_reach', 'end_disagreement'],
  },
  {
    kind: 'close',
    rule: 'local.close',
    starts: ['call_satisfied', 'out_of_reach', 'end_disagreement'],
    stops: ['close', 'override_close', 'call_dissatisfied'],
  },
  { kind: 'review', rule: 'petition.review', starts: ['ask_review'], stops: ['give_review'] },
  { kind: 'review', rule: 'petition.rereview', starts: ['ask_rereview'], stops: ['give_rereview'] },
];

/** Ends of a case by which whatever still runs is stopped. */
export const endings: readonly ClockEvent[] = [
  'withdraw',
  'merge',
  'decline',
  'transfer',
  'close',
  'override_close',
];

/** The plans that hold under one law. */
export function plansOf(regime: Regime): ClockPlan[] {
  return clockPlans.filter((plan) => !plan.regimes || plan.regimes.includes(regime));
}
