import { err, localDate, ok, type Result, raise } from '@yizhan/kernel';
import { mayExtend } from '@yizhan/working-time';
import { type CaseAction, caseErrors, type StepError } from '../vocabulary';
import { categoryOf, regimeOf } from './categories';
import { runningOf } from './clock-changes';
import type { CaseCommand } from './commands';
import type { Effect, EffectOf } from './effect';
import type { CaseProgress, Classing } from './facts';
import type { Situation } from './guards';
import { correctionInWords } from './reclassing';
import { jointAnswered, remedied, replied, supplemented, unanswered } from './reply-effects';

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
