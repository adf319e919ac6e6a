import {
  caseRoleLabels,
  caseRoles,
  impactLabels,
  impacts,
  letterLabels,
  letters,
  particularities,
  particularityLabels,
  replyOutcomeLabels,
  replyOutcomes,
  urgencies,
  urgencyLabels,
} from '@yizhan/cases';
import type { Instant } from '@yizhan/kernel';
import * as z from 'zod';
import { code, integer, oneOf, pastMoment, text } from './fields';

const words = text(1, 1000);
const optionalWords = words.optional();

const classing = z.object({
  particularity: oneOf(particularities, particularityLabels),
  urgency: oneOf(urgencies, urgencyLabels),
  impact: oneOf(impacts, impactLabels),
});

/** What each action carries, as `CommandContent` has it; units and cases go by their codes. */
const command = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal(['accept', 'classify']),
    classing,
    category: text(1, 40).optional(),
  }),
  z.strictObject({
    action: z.literal([
      'withdraw',
      'sign',
      'grant_extension',
      'begin_callback',
      'call_satisfied',
      'call_unreachable',
      'close',
      'press',
      'end_waiting',
    ]),
    text: optionalWords,
  }),
  z.strictObject({
    action: z.literal([
      'appeal',
      'ask_reporter',
      'supply',
      'object',
      'refuse_extension',
      'return',
      'call_dissatisfied',
      'end_disagreement',
      'override_close',
      'reopen',
      'ask_review',
      'give_review',
      'ask_rereview',
      'give_rereview',
    ]),
    reason: words,
  }),
  z.strictObject({
    action: z.literal('decline'),
    reason: words,
    article: text(1, 100),
    route: text(1, 200).optional(),
  }),
  z.strictObject({ action: z.literal('merge'), intoCode: code }),
  z.strictObject({
    action: z.literal('dispatch'),
    leadUnitCode: code,
    jointUnitCodes: z.array(code),
    text: optionalWords,
  }),
  z.strictObject({
    action: z.literal('transfer'),
    reason: words,
    letter: oneOf(letters, letterLabels),
    to: text(1, 100),
  }),
  z.strictObject({ action: z.literal('note'), text: words, internal: z.boolean() }),
  z.strictObject({
    action: z.literal('ask_extension'),
    reason: words,
    amount: integer(1, 90),
  }),
  z.strictObject({
    action: z.literal('finish_remedy'),
    title: text(1, 100),
    text: optionalWords,
  }),
  z.strictObject({
    action: z.literal('reply'),
    outcome: oneOf(replyOutcomes, replyOutcomeLabels),
    text: words,
    evidence: z.array(text(1, 100)).max(20),
    remedies: z.array(z.object({ title: text(1, 100), done: z.boolean() })).max(50),
  }),
  z.strictObject({
    action: z.literal('joint_reply'),
    text: words,
    evidence: z.array(text(1, 100)).max(20),
  }),
  z.strictObject({
    action: z.literal('supplement_reply'),
    text: words,
    evidence: z.array(text(1, 100)).max(20),
    outcome: oneOf(replyOutcomes, replyOutcomeLabels).optional(),
  }),
  z.strictObject({ action: z.literal('rate'), stars: integer(1, 5), text: optionalWords }),
]);

export type ImportedCommand = z.output<typeof command>;

/** One step of a case's history: who did what when; a handler acts for a unit. */
export const caseStep = (now: Instant) =>
  z
    .looseObject({
      at: pastMoment(now),
      by: oneOf(caseRoles, caseRoleLabels),
      unitCode: code.optional(),
    })
    .transform(({ at, by, unitCode, ...rest }, context) => {
      const parsed = command.safeParse(rest);
      if (parsed.success) return { at, by, unitCode, command: parsed.data };
      for (const { path, message } of parsed.error.issues)
        context.addIssue({ code: 'custom', path, message });
      return z.NEVER;
    });

export type CaseStep = z.output<ReturnType<typeof caseStep>>;
