import { divisions } from '@yizhan/cases/vocabulary';
import {
  cards,
  employerKinds,
  foldCreditCode,
  isCreditCode,
  pickModes,
  postingTextMax,
} from '@yizhan/jobs/vocabulary';
import * as z from 'zod/mini';
import { fen, id, latitude, localDate, localTime, longitude, mobile, part, text } from './common';
import {
  division,
  employerState,
  finding,
  occupationCode,
  postingState,
  settlement,
  wageUnit,
} from './job-words';

export const employer = z.object({
  employerId: id,
  kind: z.enum(employerKinds),
  name: z.string(),
  /** A verified employer's new name, until staff have looked at it; the old one stands meanwhile. */
  pendingName: z.nullable(z.string()),
  /** Unified social credit code; null for a household. */
  creditCode: z.nullable(z.string()),
  contactName: z.string(),
  /** Masked. */
  contactPhone: z.string(),
  division: z.string(),
  address: z.string(),
  state: employerState,
  stateReason: z.nullable(z.string()),
  card: z.enum(cards),
  cardReason: z.nullable(z.string()),
});
export type EmployerView = z.output<typeof employer>;

/** An employer as staff look at it, with what to be careful of. */
export const deskEmployer = z.object({ ...employer.shape, marks: z.array(z.string()) });
export type DeskEmployer = z.output<typeof deskEmployer>;

/** Folded first: people paste codes in groups, in full width, in lower case. */
export const creditCode = z
  .string()
  .check(
    z.maxLength(60),
    z.overwrite(foldCreditCode),
    z.refine(isCreditCode, '统一社会信用代码不对，请照营业执照上的 18 位再核对一遍'),
  );

export const employerForm = z
  .object({
    kind: z.enum(employerKinds),
    name: text(2, 60),
    creditCode: z.nullable(creditCode),
    contactName: text(2, 20),
    contactPhone: mobile,
    division: z.string().check(
      z.regex(/^\d{6}$/, '请选择本市的区县'),
      z.refine((code) => divisions.some((one) => one.code === code), '请选择本市的区县'),
    ),
    address: text(2, 120),
  })
  .check(
    z.refine((form) => form.kind === 'household' || form.creditCode !== null, {
      path: ['creditCode'],
      message: '单位要填统一社会信用代码',
    }),
  );

export const shiftForm = z.object({
  date: localDate,
  from: localTime,
  /** An end that isn't later than the start is on the next day. */
  to: localTime,
  breakMinutes: z.int().check(z.minimum(0), z.maximum(480)),
});

/** A posting as an employer fills it in; a draft may be unfinished. */
export const postingForm = z.object({
  title: text(0, postingTextMax.title),
  description: text(0, postingTextMax.description),
  requirements: text(0, postingTextMax.requirements),
  benefits: text(0, postingTextMax.benefits),
  insurance: text(0, postingTextMax.insurance),
  occupationCode: z.union([occupationCode, z.literal('')]),
  wageFen: fen,
  wageUnit,
  settlement,
  headcount: z.int().check(z.minimum(0), z.maximum(500)),
  pickMode: z.enum(pickModes),
  division,
  address: text(0, postingTextMax.address),
  latitude,
  longitude,
  stationId: z.nullable(id),
  contactName: text(0, postingTextMax.contactName),
  contactPhone: z.union([mobile, z.literal('')]),
  shifts: z.array(shiftForm).check(z.maxLength(31)),
});
export type PostingForm = z.output<typeof postingForm>;

/** What the form of a posting needs: the form itself, and stations to look after it. */
export const postingEditor = z.object({
  /** null for a new one. */
  postingId: z.nullable(id),
  state: postingState,
  stateReason: z.nullable(z.string()),
  form: postingForm,
  findings: z.array(finding),
  stations: part(
    z.array(
      z.object({
        stationId: id,
        name: z.string(),
        division: z.string(),
        latitude,
        longitude,
      }),
    ),
  ),
});
export type PostingEditor = z.output<typeof postingEditor>;
