import { err, ok, type Result, raise, transitionOf } from '@yizhan/kernel';
import { type CaseAction, caseErrors, type NoticeKind, type StepError } from '../vocabulary';
import { regimeOf } from './categories';
import { type ClockChanges, changesBy, extended, runningOf } from './clock-changes';
import type { ClockEvent } from './clock-plan';
import type { CaseCommand } from './commands';
import type { Effect, EventContent } from './effect';
import { effects } from './effects';
import type { CaseFacts, Happened } from './facts';
import { guards, type Situation } from './guards';
import { caseMachine } from './life';
import { noticesOf } from './notices';
import { clocksAfterCorrection } from './reclassing';

/** What a command leads to; the service saves it in one transaction. */
export interface Decision {
  readonly facts: CaseFacts;
  readonly clocks: ClockChanges;
  readonly notices: readonly NoticeKind[];
  readonly content: EventContent;
  readonly text?: string | undefined;
  readonly evidence?: readonly string[] | undefined;
  readonly internal: boolean;
}

/**
 * Decides a command. Errors: cases.not_now, cases.not_yours, those of the action's guard
 * (e.g. cases.gate_open with what is missing), cases.extension_not_allowed.
 */
export function decide(situation: Situation, command: CaseCommand): Result<Decision, StepError> {
  const allowed = mayDo(situation, command.action);
  if (!allowed.ok) return allowed;
  const effect = effectOf(situation, command);
  if (!effect.ok) return effect;
  return ok(resultOf(situation, command.action, effect.value));
}

/** Whether state, role and guard let someone do this now, whatever the command carries. */
export function mayDo(situation: Situation, action: CaseAction): Result<void, StepError> {
  const { facts, actor } = situation;
  const row = transitionOf(caseMachine, facts.state, action);
  if (!row) return err(raise(caseErrors.not_now, { state: facts.state, action }));
  if (!row.roles.some((role) => actor.roles.includes(role)))
    return err(raise(caseErrors.not_yours));
  return guards[action]?.(situation) ?? ok();
}

function effectOf<A extends CaseAction>(
  situation: Situation,
  command: CaseCommand<A>,
): Result<Effect, StepError> {
  return effects[command.action](situation, command);
}

function resultOf(situation: Situation, action: CaseAction, effect: Effect): Decision {
  const { facts, now } = situation;
  const to = transitionOf(caseMachine, facts.state, action)?.to ?? facts.state;
  const notices = [...(noticesOf[action] ?? []), ...(effect.notices ?? [])];
  const events: ClockEvent[] = [action, ...(effect.also ?? [])];
  const { happened = facts.progress.happened } = effect.progress ?? {};
  const progress = {
    ...facts.progress,
    ...effect.progress,
    happened: withEvents(happened, events, now),
  };
  const moved = to !== facts.state;
  const another = moved && (to === 'in_progress' || to === 'accepted') && !progress.reply;
  const sent = another ? progress.notices.filter((kind) => kind !== 'result') : progress.notices;
  const category = effect.category ?? facts.category;
  return {
    facts: {
      ...facts,
      state: to,
      category,
      leadUnitId: effect.leadUnitId ?? facts.leadUnitId,
      stateSince: moved ? now : facts.stateSince,
      progress: {
        ...progress,
        waitingSince: moved ? undefined : progress.waitingSince,
        waitedInVain: moved ? undefined : progress.waitedInVain,
        notices: [...new Set([...sent, ...notices])],
      },
    },
    clocks: clocksAfter(situation, action, events, category),
    notices,
    content: { action, from: facts.state, to, ...effect.content },
    text: effect.text,
    evidence: effect.evidence,
    internal: effect.internal ?? false,
  };
}

function withEvents(happened: Happened = {}, events: readonly ClockEvent[], now: number): Happened {
  const added = events.map((event) => [event, { first: happened[event]?.first ?? now, last: now }]);
  return { ...happened, ...Object.fromEntries(added) };
}

function clocksAfter(
  { facts, clocks, now }: Situation,
  action: CaseAction,
  events: readonly ClockEvent[],
  category: string,
): ClockChanges {
  const { kind, progress } = facts;
  if (action === 'classify') {
    const correction = { before: facts.category, after: category, kind };
    const corrected = clocksAfterCorrection(correction, progress.happened ?? {}, clocks, now);
    if (corrected) return corrected;
  }
  const changes = changesBy(events, regimeOf(category, kind), clocks, now);
  const asked = progress.extension;
  const running = runningOf(clocks, 'handle');
  if (action !== 'grant_extension' || !asked || !running) return changes;
  const longer = extended(running, { ...asked, approvedAt: now });
  return { ...changes, changed: [...changes.changed, longer] };
}

/** One thing that someone may do now, or may not yet and why. */
export interface AvailableAction {
  readonly action: CaseAction;
  readonly allowed: boolean;
  /** Why not yet, in a sentence. */
  readonly reason?: string;
}

/** What someone can do next, from the same table and guards that decide. */
export function availableActions(situation: Situation): AvailableAction[] {
  const { facts, actor } = situation;
  return caseMachine.transitions
    .filter((row) => row.from.includes(facts.state))
    .filter((row) => row.roles.some((role) => actor.roles.includes(role)))
    .map(({ action }) => {
      const allowed = mayDo(situation, action);
      return allowed.ok
        ? { action, allowed: true }
        : { action, allowed: false, reason: allowed.error.message };
    });
}
