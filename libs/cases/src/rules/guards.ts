import { DAY, err, type Instant, localDate, ok, type Result, raise } from '@yizhan/kernel';
import { addWorkingDays, type Calendar, dueOf } from '@yizhan/working-time';
import { type CaseAction, caseErrors, type StepError } from '../vocabulary';
import { runningOf } from './clock-changes';
import type { Actor, CaseClock, CaseFacts } from './facts';
import { contentmentOf, type OpenGate, openGates, openGatesBeforeCall } from './gates';
import { missingJoints } from './joints';
import { caseSettings } from './settings';

/** All that a decision rests on. */
export interface Situation {
  readonly facts: CaseFacts;
  readonly actor: Actor;
  readonly clocks: readonly CaseClock[];
  readonly now: Instant;
  readonly calendar: Calendar;
}

type Guard = (situation: Situation) => Result<void, StepError>;

/** What must hold for an action beside state and role, whatever the command carries. */
export const guards: Readonly<Partial<Record<CaseAction, Guard>>> = {
  ask_reporter: ({ facts }) =>
    facts.progress.waitingSince === undefined ? ok() : err(raise(caseErrors.already_waiting)),
  supply: ({ facts: { state, progress } }) =>
    state !== 'merged' && progress.waitingSince === undefined && !progress.waitedInVain
      ? err(raise(caseErrors.nothing_asked))
      : ok(),
  end_waiting: ({ facts }) =>
    facts.progress.waitingSince === undefined ? err(raise(caseErrors.nothing_asked)) : ok(),
  object: mayObject,
  joint_reply: mayAnswer,
  reply: jointsAnswered,
  ask_extension: ({ facts }) =>
    facts.progress.extension ? err(raise(caseErrors.extension_pending)) : ok(),
  grant_extension: extensionAsked,
  refuse_extension: extensionAsked,
  finish_remedy: ({ facts }) =>
    facts.progress.reply?.remedies.some(({ done }) => !done)
      ? ok()
      : err(raise(caseErrors.no_such_remedy)),
  begin_callback: ({ facts }) => shut(openGatesBeforeCall(facts)),
  call_satisfied: mayCall,
  call_unreachable: mayCall,
  call_dissatisfied: notOfHandlingUnit,
  close: mayClose,
  reopen: mayReopen,
  appeal: ({ facts }) => (facts.progress.appealed ? err(raise(caseErrors.appealed_already)) : ok()),
  press: mayPress,
  ask_review: (situation) => within(situation, caseSettings.review.withinDays),
  ask_rereview: (situation) => within(situation, caseSettings.review.withinDays),
};

/** By itself a case closes only when its reporter is out of reach. */
function mayClose({ facts, actor }: Situation): Result<void, StepError> {
  const gates = shut(openGates(facts));
  if (!gates.ok || !actor.roles.includes('system')) return gates;
  return contentmentOf(facts.progress) === 'unreachable' ? ok() : err(raise(caseErrors.not_now));
}

function shut(open: readonly OpenGate[]): Result<void, StepError> {
  if (open.length === 0) return ok();
  const missing = open.flatMap((gate) => gate.missing);
  const message = `还不能办结，缺少：${missing.join('；')}。`;
  return err(raise(caseErrors.gate_open, { gates: open, missing }, message));
}

function mayObject({ facts, clocks, now, calendar }: Situation): Result<void, StepError> {
  if (facts.progress.designated) return err(raise(caseErrors.objection_designated));
  const limit = runningOf(clocks, 'sign');
  const due = limit ? dueOf(limit.clock, calendar) : ok(undefined);
  const late = due.ok && due.value !== undefined && now >= due.value;
  return late ? err(raise(caseErrors.objection_late)) : ok();
}

/** Once for each unit that was asked to help. */
function mayAnswer({ facts, actor }: Situation): Result<void, StepError> {
  const owed = missingJoints(facts).some((id) => actor.unitIds.includes(id));
  return owed ? ok() : err(raise(caseErrors.joint_answered));
}

/** Until their time is over the units asked to help are waited for; then the reply goes without. */
function jointsAnswered({ facts, clocks, now, calendar }: Situation): Result<void, StepError> {
  const unitIds = missingJoints(facts);
  if (unitIds.length === 0) return ok();
  const limit = runningOf(clocks, 'joint');
  const due = limit ? dueOf(limit.clock, calendar) : ok(undefined);
  if (!limit || (due.ok && due.value !== undefined && now >= due.value)) return ok();
  const missing = `${unitIds.length}家协办单位还没有答复`;
  const message = `${missing}。请等协办单位答复，或协办时限过后再答复。`;
  return err(raise(caseErrors.reply_incomplete, { missing: [missing], unitIds }, message));
}

function extensionAsked({ facts }: Situation): Result<void, StepError> {
  return facts.progress.extension ? ok() : err(raise(caseErrors.no_extension_asked));
}

function notOfHandlingUnit({ facts, actor }: Situation): Result<void, StepError> {
  const handled = facts.progress.handlingUnitIds;
  return actor.unitIds.some((id) => handled.includes(id))
    ? err(raise(caseErrors.callback_by_handling_unit))
    : ok();
}

/** Once the reporter is content there is nothing more to ask. */
function mayCall(situation: Situation): Result<void, StepError> {
  if (situation.facts.progress.calls.satisfied) return err(raise(caseErrors.already_content));
  return notOfHandlingUnit(situation);
}

function mayReopen(situation: Situation): Result<void, StepError> {
  const { times, withinDays } = caseSettings.reopen;
  if (situation.facts.progress.reopened >= times) return err(raise(caseErrors.reopened_already));
  return within(situation, withinDays);
}

function within({ facts, now }: Situation, days: number): Result<void, StepError> {
  return now < facts.stateSince + days * DAY ? ok() : err(raise(caseErrors.too_late, { days }));
}

/** A reporter presses once a working day, a supervisor whenever it's needed. */
function mayPress({ facts, actor, now, calendar }: Situation): Result<void, StepError> {
  const last = facts.progress.pressedOn;
  if (last === undefined || actor.roles.includes('supervisor')) return ok();
  const next = addWorkingDays(calendar, last, caseSettings.pressPerWorkingDay);
  return localDate(now) >= next ? ok() : err(raise(caseErrors.pressed_today, { next }));
}
