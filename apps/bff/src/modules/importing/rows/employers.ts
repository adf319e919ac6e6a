import {
  employerKindLabels,
  employerKinds,
  foldCreditCode,
  isCreditCode,
} from '@yizhan/jobs/vocabulary';
import * as z from 'zod';
import { code, divisionCode, oneOf, phone, text, yesOrNo } from './fields';

const creditCode = text(0, 60).transform((typed, context) => {
  if (typed === '') return null;
  const value = foldCreditCode(typed);
  if (isCreditCode(value)) return value;
  context.addIssue('统一社会信用代码不对，请照营业执照上的 18 位再核对一遍');
  return z.NEVER;
});

/** One employer of a file, read. */
export const employerRow = z
  .object({
    code,
    name: text(2, 60),
    kind: oneOf(employerKinds, employerKindLabels),
    creditCode,
    contact: text(2, 20),
    phone,
    divisionCode,
    address: text(2, 120),
    verified: yesOrNo,
  })
  .refine((row) => row.kind === 'household' || row.creditCode !== null, {
    path: ['creditCode'],
    message: '单位要有统一社会信用代码',
  })
  .refine((row) => row.kind === 'firm' || row.creditCode === null, {
    path: ['creditCode'],
    message: '家庭雇主没有统一社会信用代码，请留空',
  });

export type EmployerRow = z.output<typeof employerRow>;
