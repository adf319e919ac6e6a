import type { CaseAction, CaseRole, CaseState } from '../src';

/**
 * Who may take which step in which state, written by hand from the law and the design of the life of
 * a case, not from the machine. After the colon: the refusal of a case of which nothing else is known.
 * What isn't here is refused: cases.not_now for a step that the state doesn't know, cases.not_yours
 * for a role that isn't named.
 */
const table = `
submitted    accept              operator
submitted    decline             operator
submitted    merge               operator
submitted    ask_reporter        operator
submitted    supply              reporter operator               : nothing_asked
submitted    end_waiting         system                          : nothing_asked
submitted    press               reporter supervisor
submitted    withdraw            reporter

accepted     classify            operator
accepted     link_employer       operator handler
accepted     dispatch            operator supervisor
accepted     transfer            operator
accepted     press               reporter supervisor
accepted     withdraw            reporter

dispatched   dispatch            supervisor
dispatched   sign                handler
dispatched   object              handler
dispatched   classify            operator
dispatched   link_employer       operator handler
dispatched   joint_reply         joint                           : joint_answered
dispatched   press               reporter supervisor
dispatched   withdraw            reporter

objected     classify            operator
objected     link_employer       operator handler
objected     dispatch            operator supervisor
objected     press               reporter supervisor
objected     withdraw            reporter

in_progress  dispatch            supervisor
in_progress  note                handler
in_progress  ask_accused         handler
in_progress  ask_reporter        handler
in_progress  supply              reporter operator               : nothing_asked
in_progress  end_waiting         system                          : nothing_asked
in_progress  classify            operator
in_progress  link_employer       operator handler
in_progress  joint_reply         joint                           : joint_answered
in_progress  ask_extension       handler
in_progress  grant_extension     supervisor                      : no_extension_asked
in_progress  refuse_extension    supervisor                      : no_extension_asked
in_progress  finish_remedy       handler                         : no_such_remedy
in_progress  reply               handler
in_progress  press               reporter supervisor
in_progress  withdraw            reporter

merged       supply              reporter

replied      supplement_reply    handler
replied      finish_remedy       handler                         : no_such_remedy
replied      begin_callback      operator supervisor             : gate_open
replied      return              operator supervisor
replied      override_close      supervisor
replied      press               reporter supervisor

callback     supplement_reply    handler
callback     finish_remedy       handler                         : no_such_remedy
callback     call_satisfied      operator supervisor
callback     call_unreachable    operator supervisor
callback     call_dissatisfied   operator supervisor
callback     end_disagreement    supervisor
callback     close               operator supervisor system      : gate_open
callback     override_close      supervisor
callback     press               reporter supervisor

closed       reopen              reporter
closed       rate                reporter
closed       ask_review          reporter
in_review    give_review         supervisor
reviewed     ask_rereview        reporter
in_rereview  give_rereview       supervisor
declined     appeal              reporter
`;

export interface TableRow {
  readonly state: CaseState;
  readonly action: CaseAction;
  readonly roles: readonly CaseRole[];
  /** Without the area's name; missing: allowed. */
  readonly code: string | undefined;
}

export const lifeTable: readonly TableRow[] = table
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '')
  .map((line) => {
    const [who = '', code] = line.split(':').map((part) => part.trim());
    const [state, action, ...roles] = who.split(/\s+/);
    return { state, action, roles, code } as TableRow;
  });

/** What the table says of a step: allowed when undefined, else the refusal's code. */
export function saidOf(state: CaseState, action: CaseAction, role: CaseRole): string | undefined {
  const row = lifeTable.find((each) => each.state === state && each.action === action);
  if (!row) return 'cases.not_now';
  if (!row.roles.includes(role)) return 'cases.not_yours';
  return row.code && `cases.${row.code}`;
}
