import { defineMachine, type Transition } from '@yizhan/kernel';
import {
  type CaseAction,
  type CaseRole,
  type CaseState,
  caseStates,
  openStates,
} from '../vocabulary';

type Row = Transition<CaseState, CaseAction, CaseRole>;

/** An action that is recorded and leaves the state as it is. */
function stay(states: readonly CaseState[], action: CaseAction, roles: readonly CaseRole[]): Row[] {
  return states.map((state) => ({ from: [state], action, to: state, roles }));
}

function go(
  from: readonly CaseState[],
  action: CaseAction,
  to: CaseState,
  roles: readonly CaseRole[],
): Row {
  return { from, action, to, roles };
}

const desk = ['operator', 'supervisor'] as const;

const intake: Row[] = [
  go(['submitted'], 'accept', 'accepted', ['operator']),
  go(['submitted'], 'decline', 'declined', ['operator']),
  go(['submitted'], 'merge', 'merged', ['operator']),
  go(['declined'], 'appeal', 'submitted', ['reporter']),
  ...stay(['accepted', 'dispatched', 'objected', 'in_progress'], 'classify', ['operator']),
  go(['accepted', 'objected'], 'dispatch', 'dispatched', desk),
  go(['accepted'], 'transfer', 'transferred', ['operator']),
];

const handling: Row[] = [
  // To another unit: when nobody of the first can or may go on with it.
  go(['dispatched', 'in_progress'], 'dispatch', 'dispatched', ['supervisor']),
  go(['dispatched'], 'sign', 'in_progress', ['handler']),
  go(['dispatched'], 'object', 'objected', ['handler']),
  ...stay(['in_progress'], 'note', ['handler']),
  ...stay(['accepted', 'dispatched', 'objected', 'in_progress'], 'link_employer', [
    'handler',
    'operator',
  ]),
  ...stay(['in_progress'], 'ask_accused', ['handler']),
  ...stay(['dispatched', 'in_progress'], 'joint_reply', ['joint']),
  ...stay(['in_progress'], 'ask_extension', ['handler']),
  ...stay(['in_progress'], 'grant_extension', ['supervisor']),
  ...stay(['in_progress'], 'refuse_extension', ['supervisor']),
  ...stay(['in_progress', 'replied', 'callback'], 'finish_remedy', ['handler']),
  go(['in_progress'], 'reply', 'replied', ['handler']),
  ...stay(['replied', 'callback'], 'supplement_reply', ['handler']),
];

const checking: Row[] = [
  go(['replied'], 'begin_callback', 'callback', desk),
  go(['replied'], 'return', 'in_progress', desk),
  ...stay(['callback'], 'call_satisfied', desk),
  ...stay(['callback'], 'call_unreachable', desk),
  go(['callback'], 'call_dissatisfied', 'in_progress', desk),
  ...stay(['callback'], 'end_disagreement', ['supervisor']),
  go(['callback'], 'close', 'closed', [...desk, 'system']),
  go(['replied', 'callback'], 'override_close', 'closed', ['supervisor']),
];

const asking: Row[] = [
  ...stay(['submitted'], 'ask_reporter', ['operator']),
  ...stay(['in_progress'], 'ask_reporter', ['handler']),
  ...stay(['submitted', 'in_progress'], 'supply', ['reporter', 'operator']),
  ...stay(['merged'], 'supply', ['reporter']),
  ...stay(['submitted', 'in_progress'], 'end_waiting', ['system']),
  ...stay(openStates, 'press', ['reporter', 'supervisor']),
  go(['submitted', 'accepted', 'dispatched', 'objected', 'in_progress'], 'withdraw', 'withdrawn', [
    'reporter',
  ]),
];

const afterwards: Row[] = [
  go(['closed'], 'reopen', 'accepted', ['reporter']),
  ...stay(['closed'], 'rate', ['reporter']),
  go(['closed'], 'ask_review', 'in_review', ['reporter']),
  go(['in_review'], 'give_review', 'reviewed', ['supervisor']),
  go(['reviewed'], 'ask_rereview', 'in_rereview', ['reporter']),
  go(['in_rereview'], 'give_rereview', 'concluded', ['supervisor']),
];

/** The life of a case, in one table: server, buttons, documents and tests all read these rows. */
export const caseMachine = defineMachine<CaseState, CaseAction, CaseRole>({
  name: 'case',
  initial: 'submitted',
  states: caseStates,
  final: ['closed', 'reviewed', 'concluded', 'declined', 'merged', 'withdrawn', 'transferred'],
  transitions: [...intake, ...handling, ...checking, ...asking, ...afterwards],
});
