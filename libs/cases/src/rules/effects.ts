import { err, localDate, ok, type Result, raise } from '@yizhan/kernel';
import { mayExtend } from '@yizhan/working-time';
import { type CaseAction, caseErrors, type NoticeKind, type StepError } from '../vocabulary';
import { countsAsTry } from './calls';
import { categoryOf, regimeOf } from './categories';
import { runningOf } from './clock-changes';
import type { ClockEvent } from './clock-plan';
import type { CaseCommand } from './commands';
import type { CaseProgress, Classing } from './facts';
import { contentmentOf } from './gates';
import type { Situation } from './guards';
import { missingJoints } from './joints';
import { correctionInWords } from './reclassing';

/** Values kept in the chain for ever: nothing personal. */
export type EventContent = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What an action changes beside the state. */
export interface Effect {
  readonly progress?: Partial<CaseProgress>;
  readonly leadUnitId?: string;
  readonly category?: string;
  readonly content?: EventContent;
  /** Someone's words: sealed, only a commitment to them enters the chain. */
  readonly text?: string;
  /** Evidence by name, with the text. */
  readonly evidence?: readonly string[];
  /** True when the reporter doesn't see the event. */
  readonly internal?: boolean;
  /** Notices beside those that the action always sends. */
  readonly notices?: readonly NoticeKind[];
  /** What it amounts to for the clocks, beside the step itself. */
  readonly also?: readonly ClockEvent[];
}

type EffectOf<A extends CaseAction> = (
  situation: Situation,
  command: CaseCommand<A>,
) => Result<Effect, StepError>;

/** A further round of handling: the old reply no longer answers for it. */
const anotherRound: Partial<CaseProgress> = {
  reply: undefined,
  calls: { unreachable: 0, tries: [], satisfied: false },
  disagreementEnded: false,
};

const words = (
  _: Situation,
  command: { readonly text?: string | undefined },
): Result<Effect, StepError> => ok(command.text ? { text: command.text } : {});
const reason = (_: Situation, command: { readonly reason: string }): Result<Effect, StepError> =>
  ok({ text: command.reason });

/** What each action does; the order is that of a case's life. */
export const effects: { readonly [A in CaseAction]: EffectOf<A> } = {
  accept: classed,
  classify: reclassed,
  decline: (_, { reason, article, route }) =>
    ok({
      text: route
        ? `${reason}（依据：${article}）您可以：${route}。`
        : `${reason}（依据：${article}）`,
      content: { article },
    }),
  appeal: (_, command) => ok({ text: command.reason, progress: { appealed: true } }),
  ask_reporter: ({ now }, command) => ok({ text: command.reason, progress: { waitingSince: now } }),
  supply: (_, command) =>
    ok({ text: command.reason, progress: { waitingSince: undefined, waitedInVain: undefined } }),
  end_waiting: (_, { text }) =>
    ok({
      ...(text ? { text } : {}),
      progress: { waitingSince: undefined, waitedInVain: true },
    }),
  merge: (_, { into }) => ok({ content: { into } }),
  withdraw: words,
  dispatch: dispatched,
  transfer: (_, { reason, letter, to }) =>
    ok({ text: `转至${to}。${reason}`, content: { letter, to } }),
  sign: words,
  object: (_, command) => ok({ text: command.reason, internal: true }),
  note: (_, { text, internal }) => ok({ text, internal }),
  link_employer: (_, { employerId }) => ok({ content: { employerId }, internal: true }),
  ask_accused: (_, { disclosed }) => ok({ text: disclosed, internal: true }),
  joint_reply: jointAnswered,
  ask_extension: extensionAskedFor,
  grant_extension: ({ facts }) =>
    ok({
      progress: { extension: undefined },
      text: facts.progress.extension?.reason ?? '',
      content: { amount: facts.progress.extension?.amount ?? 0 },
    }),
  refuse_extension: (_, command) =>
    ok({ text: command.reason, progress: { extension: undefined }, internal: true }),
  finish_remedy: remedied,
  reply: replied,
  supplement_reply: supplemented,
  begin_callback: words,
  return: (_, command) => ok({ text: command.reason, progress: anotherRound }),
  call_satisfied: ({ facts }, { text }) =>
    ok({
      ...(text ? { text } : {}),
      progress: { calls: { ...facts.progress.calls, satisfied: true } },
    }),
  call_unreachable: unanswered,
  call_dissatisfied: (_, command) => ok({ text: command.reason, progress: anotherRound }),
  end_disagreement: (_, command) =>
    ok({ text: command.reason, progress: { disagreementEnded: true } }),
  close: words,
  override_close: (_, command) => ok({ text: command.reason, progress: { overridden: true } }),
  reopen: ({ facts }, command) =>
    ok({
      text: command.reason,
      progress: {
        ...anotherRound,
        reopened: facts.progress.reopened + 1,
        designated: false,
        happened: {},
      },
    }),
  rate: (_, { stars, text }) =>
    ok({ ...(text ? { text } : {}), content: { stars }, progress: { rating: stars } }),
  press: pressed,
  ask_review: reason,
  give_review: reason,
  ask_rereview: reason,
  give_rereview: reason,
};

function classed(
  _: Situation,
  { classing, category }: { classing: Classing; category?: string | undefined },
): Result<Effect, StepError> {
  if (category !== undefined && !categoryOf(category))
    return err(raise(caseErrors.unknown_category));
  return ok({
    progress: { classing },
    content: { ...classing, ...(category ? { category } : {}) },
    ...(category ? { category } : {}),
  });
}

/** A corrected class is told to the reporter; a mere assessment stays inside. */
function reclassed(
  situation: Situation,
  command: CaseCommand<'classify'>,
): Result<Effect, StepError> {
  const effect = classed(situation, command);
  if (!effect.ok) return effect;
  const { category, kind } = situation.facts;
  const next = command.category ?? category;
  if (next === category) return ok({ ...effect.value, internal: true });
  const moved = regimeOf(next, kind) !== regimeOf(category, kind);
  return ok({
    ...effect.value,
    // What was asked for was a longer stretch of a limit that no longer holds.
    progress: { ...effect.value.progress, ...(moved ? { extension: undefined } : {}) },
    text: correctionInWords(category, next, kind),
    notices: ['reclassified'],
  });
}

function jointAnswered(
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
function replied(
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

function supplemented(
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
function unanswered(
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

/** A dispatch after an objection designates the unit (adjudication): it can't object again. */
function dispatched(
  { facts }: Situation,
  command: CaseCommand<'dispatch'>,
): Result<Effect, StepError> {
  const { leadUnitId, text } = command;
  const jointUnitIds = command.jointUnitIds.filter((id) => id !== leadUnitId);
  const handling = [...facts.progress.handlingUnitIds, leadUnitId, ...jointUnitIds];
  return ok({
    leadUnitId,
    ...(text ? { text } : {}),
    content: { leadUnitId, jointUnitIds },
    also: jointUnitIds.length > 0 ? ['ask_joint'] : [],
    progress: {
      jointUnitIds,
      jointAnswers: {},
      handlingUnitIds: [...new Set(handling)],
      designated: facts.state === 'objected',
    },
  });
}

function extensionAskedFor(
  { clocks }: Situation,
  { amount, reason }: CaseCommand<'ask_extension'>,
): Result<Effect, StepError> {
  const running = runningOf(clocks, 'handle');
  if (!running) return err(raise(caseErrors.not_now));
  const allowed = mayExtend(running.clock.rule, running.clock.extensions, amount);
  if (!allowed.ok) {
    const { details, message } = allowed.error;
    return err(raise(caseErrors.extension_not_allowed, details, message));
  }
  return ok({
    text: reason,
    internal: true,
    content: { amount },
    progress: { extension: { amount, reason } },
  });
}

function remedied(
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

/** A supervisor's pressing doesn't use up the reporter's. */
function pressed(
  { actor, now }: Situation,
  { text }: CaseCommand<'press'>,
): Result<Effect, StepError> {
  const own = actor.roles.includes('reporter');
  return ok({
    ...(text ? { text } : {}),
    content: { by: own ? 'reporter' : 'supervisor' },
    ...(own ? { progress: { pressedOn: localDate(now) } } : {}),
  });
}
