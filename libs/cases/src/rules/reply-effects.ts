import { err, ok, type Result, raise } from '@yizhan/kernel';
import { caseErrors, type StepError } from '../vocabulary';
import { countsAsTry } from './calls';
import type { CaseCommand } from './commands';
import type { Effect } from './effect';
import { contentmentOf } from './gates';
import type { Situation } from './guards';
import { missingJoints } from './joints';

/** A unit that was asked to help answers its part; the reporter reads it in the lead's reply. */
export function jointAnswered(
  { facts, actor, now }: Situation,
  { text, evidence }: CaseCommand<'joint_reply'>,
): Result<Effect, StepError> {
  const missing = missingJoints(facts);
  const unitId = missing.find((id) => actor.unitIds.includes(id));
  if (unitId === undefined) return err(raise(caseErrors.joint_answered));
  return ok({
    text,
    evidence,
    internal: true,
    content: { unitId, evidence: evidence.length },
    progress: { jointAnswers: { ...facts.progress.jointAnswers, [unitId]: now } },
    also: missing.length === 1 ? ['joint_complete'] : [],
  });
}

/** What closing will demand of a reply is demanded here already; a remedy may still be carried out. */
export function replied(
  { facts, now }: Situation,
  { outcome, text, evidence, remedies }: CaseCommand<'reply'>,
): Result<Effect, StepError> {
  if (outcome !== 'unsettled' && evidence.length === 0) {
    const missing = ['办理依据或凭证'];
    return err(
      raise(
        caseErrors.reply_incomplete,
        { missing, field: 'evidence' },
        '请写明办理依据或凭证，没有它这件诉求不能办结。',
      ),
    );
  }
  const without = missingJoints(facts);
  return ok({
    text,
    evidence,
    content: {
      outcome,
      evidence: evidence.length,
      remedies: remedies.length,
      ...(without.length > 0 ? { withoutJoint: without } : {}),
    },
    progress: { reply: { at: now, outcome, evidence: evidence.length, remedies } },
  });
}

/** More evidence and words to a reply that stands. */
export function supplemented(
  { facts }: Situation,
  { text, evidence, outcome }: CaseCommand<'supplement_reply'>,
): Result<Effect, StepError> {
  const { reply } = facts.progress;
  if (!reply) return err(raise(caseErrors.not_now));
  if (outcome !== undefined && outcome !== reply.outcome && reply.outcome !== 'unsettled')
    return err(raise(caseErrors.outcome_stands));
  const next = outcome ?? reply.outcome;
  return ok({
    text,
    evidence,
    content: { outcome: next, evidence: evidence.length },
    progress: { reply: { ...reply, outcome: next, evidence: reply.evidence + evidence.length } },
  });
}

/** Each call is on the record; whether it counts, too. */
export function unanswered(
  { facts: { progress }, now }: Situation,
  { text }: CaseCommand<'call_unreachable'>,
): Result<Effect, StepError> {
  const { calls } = progress;
  const counted = countsAsTry(calls, now);
  const unreachable = calls.unreachable + (counted ? 1 : 0);
  const next = counted ? { ...calls, unreachable, tries: [...(calls.tries ?? []), now] } : calls;
  const isEnough = counted && contentmentOf({ ...progress, calls: next }) === 'unreachable';
  return ok({
    ...(text ? { text } : {}),
    progress: { calls: next },
    content: { attempt: unreachable, counted },
    also: isEnough ? ['out_of_reach'] : [],
    notices: isEnough ? ['out_of_reach'] : [],
  });
}

/** One thing that the reply promised is done. */
export function remedied(
  { facts }: Situation,
  { title, text }: CaseCommand<'finish_remedy'>,
): Result<Effect, StepError> {
  const { reply } = facts.progress;
  const open = reply?.remedies.some((remedy) => remedy.title === title && !remedy.done);
  if (!reply || !open) return err(raise(caseErrors.no_such_remedy));
  const remedies = reply.remedies.map((remedy) =>
    remedy.title === title ? { ...remedy, done: true } : remedy,
  );
  return ok({
    text: text ? `${title}：${text}` : title,
    progress: { reply: { ...reply, remedies } },
  });
}
