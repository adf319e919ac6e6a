import { type CaseCommand, contentmentOf, type Decision } from '@yizhan/cases';
import type { CaseAction } from '@yizhan/cases/vocabulary';
import type { Instant } from '@yizhan/kernel';
import type { LoadedCase, Marks } from './case-store';
import { readingOf } from './clock-columns';
import type { CallOutcome, CaseMarkRecord } from './persistence';

const callOutcomes: Readonly<Partial<Record<CaseAction, CallOutcome>>> = {
  call_satisfied: 'satisfied',
  call_unreachable: 'unreachable',
  call_dissatisfied: 'dissatisfied',
  end_disagreement: 'ended',
};

/**
 * The reply or the end of a callback that a step is; null: neither. A call without an answer ends
 * nothing until it is the last that counts.
 */
export function markOf(
  before: LoadedCase,
  command: CaseCommand,
  { facts }: Decision,
  now: Instant,
): Pick<CaseMarkRecord, 'kind' | 'inTime' | 'result' | 'outcome'> | null {
  const outcome = before.facts.progress.reply?.outcome ?? null;
  if (command.action === 'reply') {
    const inTime = isInTime(before, now);
    return { kind: 'replied', inTime, result: null, outcome: command.outcome };
  }
  const result = callOutcomes[command.action];
  if (!result || (result === 'unreachable' && !reachedItsEnd(before, facts))) return null;
  return { kind: 'called', inTime: null, result, outcome };
}

function reachedItsEnd(before: LoadedCase, { progress }: Decision['facts']): boolean {
  return (
    contentmentOf(progress) === 'unreachable' &&
    progress.calls.unreachable > before.facts.progress.calls.unreachable
  );
}

/** Steps of the reporter; any other step shows that a pressing was heard. */
const ofReporter: readonly CaseAction[] = ['press', 'supply', 'rate'];

/** What a step leaves behind for lists and figures. */
export function marksOf(
  before: LoadedCase,
  command: CaseCommand,
  { facts }: Decision,
  now: Instant,
): Marks {
  const { action } = command;
  const called = callOutcomes[action];
  return {
    pressed: action === 'press' || (before.row.pressed && ofReporter.includes(action)),
    ...(facts.state === 'closed' && before.facts.state !== 'closed' ? { closedAt: now } : {}),
    ...(action === 'reopen' ? { closedAt: null } : {}),
    ...(command.action === 'link_employer' ? { employerId: command.employerId } : {}),
    ...(command.action === 'merge' ? { mergedIntoId: command.into } : {}),
    ...(called ? { callOutcome: called, calledAt: now } : {}),
    ...(command.action === 'reply'
      ? { repliedAt: now, outcome: command.outcome, repliedInTime: isInTime(before, now) }
      : {}),
  };
}

function isInTime({ clocks }: LoadedCase, now: Instant): boolean {
  return clocks
    .filter(({ kind, clock }) => kind === 'handle' && clock.stoppedAt === undefined)
    .every(({ clock }) => readingOf(clock, now)?.state !== 'over');
}
