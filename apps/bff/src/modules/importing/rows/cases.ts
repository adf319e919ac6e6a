import {
  caseKindLabels,
  caseKinds,
  caseStateLabels,
  caseStates,
  categoryOf,
  channelLabels,
  channels,
  divisions,
  privacies,
  privacyLabels,
} from '@yizhan/cases';
import type { Instant } from '@yizhan/kernel';
import * as z from 'zod';
import { caseStep } from './case-steps';
import { code, oneOf, pastMoment, phone, text } from './fields';

const category = z.string().refine((value) => categoryOf(value) !== undefined, '没有这个类别');
const division = z
  .string()
  .refine((value) => divisions.some((each) => each.code === value), '没有这个区县');

/** One case of a file, read: as it was raised, and all that was done since, in order. */
export const caseRow = (now: Instant) =>
  z
    .object({
      code,
      kind: oneOf(caseKinds, caseKindLabels),
      privacy: oneOf(privacies, privacyLabels),
      channel: oneOf(channels, channelLabels),
      category,
      division,
      address: text(0, 120),
      title: text(2, 60),
      text: text(2, 2000),
      reporter: z.object({ name: text(1, 20), phone }).nullable(),
      employerCode: code.optional(),
      state: oneOf(caseStates, caseStateLabels),
      at: pastMoment(now),
      history: z.array(caseStep(now)).max(200),
    })
    .refine((row) => row.privacy === 'anonymous' || row.reporter !== null, {
      path: ['reporter'],
      message: '实名或保密提出时，要有称呼和电话',
    })
    .refine((row) => isInOrder(row.at, row.history), {
      path: ['history'],
      message: '办理经过要按先后排列',
    });

export type CaseRow = z.output<ReturnType<typeof caseRow>>;

function isInOrder(opened: Instant, history: readonly { readonly at: Instant }[]): boolean {
  return history.every((step, index) => step.at >= (history[index - 1]?.at ?? opened));
}
