import { caseErrors as errors } from '@yizhan/cases/vocabulary';
import * as z from 'zod/mini';
import { cursor, id, instant, page, text } from './common';
import { defineRoute } from './route';

/** What those reported see: what they are asked, by whom, and their own answer. Nothing of the case. */
const inquiry = z.object({
  inquiryId: id,
  employerName: z.string(),
  category: z.string(),
  unit: z.nullable(z.object({ name: z.string(), phone: z.string() })),
  asked: z.string(),
  askedAt: instant,
  /** A day in words until which the unit must decide. */
  answerBy: z.nullable(z.string()),
  answer: z.nullable(z.string()),
  answeredAt: z.nullable(instant),
  /** False once the case has ended. */
  open: z.boolean(),
});
export type Inquiry = z.output<typeof inquiry>;

/** The side of those reported, and how a handler finds them. */
export const inquiryRoutes = {
  inquiries: defineRoute({
    id: 'cases.inquiries',
    method: 'GET',
    path: '/me/inquiries',
    access: ['employer'],
    summary: 'What a unit asked the employer for whom I act, the newest first',
    query: z.object({ cursor }),
    response: page(inquiry),
    unkept: true,
    errors: [],
  }),
  answerInquiry: defineRoute({
    id: 'cases.answerInquiry',
    method: 'POST',
    path: '/inquiries/:inquiryId/answer',
    access: ['employer'],
    summary: 'Say how it was; the unit that asked is told at once',
    params: z.object({ inquiryId: id }),
    body: z.object({ text: text(2, 2000) }),
    response: inquiry,
    errors: [errors.inquiry_missing, errors.inquiry_over, errors.inquiry_answered],
  }),
  employersToLink: defineRoute({
    id: 'cases.employersToLink',
    method: 'GET',
    path: '/desk/employers',
    access: ['operator', 'handler'],
    summary: 'Registered employers by name or code, to link one to a case',
    query: z.object({ words: text(2, 60) }),
    response: z.object({
      items: z.array(
        z.object({ employerId: id, name: z.string(), division: z.nullable(z.string()) }),
      ),
    }),
    errors: [],
  }),
} as const;
