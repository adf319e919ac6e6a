import {
  impacts,
  letters,
  particularities,
  replyOutcomes,
  urgencies,
} from '@yizhan/cases/vocabulary';
import * as z from 'zod/mini';
import { id, text } from './common';

const reason = text(2, 1000);
const words = z.optional(text(0, 1000));

const classing = z.object({
  particularity: z.enum(particularities),
  urgency: z.enum(urgencies),
  impact: z.enum(impacts),
});

function plain<const A extends string>(action: A) {
  return z.object({ action: z.literal(action), text: words });
}

function reasoned<const A extends string>(action: A) {
  return z.object({ action: z.literal(action), reason });
}

const remedy = z.object({ title: text(1, 80), done: z.boolean() });

/** One step of a case's life with all that it carries; the life itself is the rules' table. */
export const caseCommand = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept'), classing, category: z.optional(text(1, 60)) }),
  z.object({
    action: z.literal('decline'),
    reason,
    article: text(2, 100),
    route: z.optional(text(2, 200)),
  }),
  z.object({ action: z.literal('classify'), classing, category: z.optional(text(1, 60)) }),
  z.object({
    action: z.literal('dispatch'),
    leadUnitId: id,
    jointUnitIds: z.array(id).check(z.maxLength(10)),
    text: words,
  }),
  z.object({ action: z.literal('transfer'), reason, letter: z.enum(letters), to: text(2, 60) }),
  z.object({ action: z.literal('merge'), into: id }),
  z.object({ action: z.literal('note'), text: text(2, 2000), internal: z.boolean() }),
  z.object({ action: z.literal('link_employer'), employerId: id }),
  z.object({ action: z.literal('ask_accused'), disclosed: text(2, 1000) }),
  z.object({
    action: z.literal('joint_reply'),
    text: text(2, 2000),
    evidence: z.array(text(1, 80)).check(z.maxLength(20)),
  }),
  z.object({
    action: z.literal('supplement_reply'),
    text: text(2, 4000),
    evidence: z.array(text(1, 80)).check(z.maxLength(20)),
    outcome: z.optional(z.enum(replyOutcomes)),
  }),
  z.object({
    action: z.literal('ask_extension'),
    reason,
    amount: z.int().check(z.minimum(1), z.maximum(365)),
  }),
  z.object({ action: z.literal('finish_remedy'), title: text(1, 80), text: words }),
  z.object({
    action: z.literal('reply'),
    outcome: z.enum(replyOutcomes),
    text: text(4, 4000),
    evidence: z.array(text(1, 80)).check(z.maxLength(20)),
    remedies: z.array(remedy).check(z.maxLength(50)),
  }),
  z.object({
    action: z.literal('rate'),
    stars: z.int().check(z.minimum(1), z.maximum(5)),
    text: words,
  }),
  reasoned('appeal'),
  reasoned('ask_reporter'),
  reasoned('supply'),
  reasoned('object'),
  reasoned('return'),
  reasoned('refuse_extension'),
  reasoned('call_dissatisfied'),
  reasoned('end_disagreement'),
  reasoned('override_close'),
  reasoned('reopen'),
  reasoned('ask_review'),
  reasoned('give_review'),
  reasoned('ask_rereview'),
  reasoned('give_rereview'),
  plain('withdraw'),
  plain('sign'),
  plain('grant_extension'),
  plain('begin_callback'),
  plain('call_satisfied'),
  plain('call_unreachable'),
  plain('close'),
  plain('press'),
]);

/** A step as a screen fills it in. */
export type CaseCommandForm = z.input<typeof caseCommand>;
