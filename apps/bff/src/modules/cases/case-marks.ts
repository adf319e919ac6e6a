import type { CaseCommand, Decision } from '@yizhan/cases';
import type { CaseAction } from '@yizhan/cases/vocabulary';
import type { Instant } from '@yizhan/kernel';
import type { LoadedCase, Marks } from './case-store';
import { readingOf } from './clock-columns';
import type { CallOutcome } from './persistence';

const callOutcomes: Readonly<Partial<Record<CaseAction, CallOutcome>>> = {
  call_satisfied: 'satisfied',
  call_unreachable: 'unreachable',
  call_dissatisfied: 'dissatisfied',
  end_disagreement: 'ended',
};

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
