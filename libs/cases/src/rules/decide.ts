import { err, ok, type Result, raise, transitionOf } from '@yizhan/kernel';
import { type CaseAction, caseErrors, type NoticeKind, type StepError } from '../vocabulary';
import { regimeOf } from './categories';
import { type ClockChanges, clockChanges, extended } from './clock-plan';
import type { CaseCommand } from './commands';
import { type Effect, type EventContent, effects } from './effects';
import type { CaseFacts } from './facts';
import { guards, type Situation } from './guards';
import { caseMachine } from './life';
import { noticesOf } from './notices';

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
  const notices = noticesOf[action] ?? [];
  const progress = { ...facts.progress, ...effect.progress };
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
        notices: [...new Set([...sent, ...notices])],
      },
    },
    clocks: clocksAfter(situation, action, category),
    notices,
    content: { action, from: facts.state, to, ...effect.content },
    text: effect.text,
    evidence: effect.evidence,
    internal: effect.internal ?? false,
  };
}

function clocksAfter(
  { facts, clocks, now }: Situation,
  action: CaseAction,
  category: string,
): ClockChanges {
  const changes = clockChanges(action, regimeOf(category, facts.kind), clocks, now);
  const asked = facts.progress.extension;
  const running = clocks.find(
    ({ kind, clock }) => kind === 'handle' && clock.stoppedAt === undefined,
  );
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
