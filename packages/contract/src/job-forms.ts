import { cards, employerKinds, pickModes } from '@yizhan/jobs/vocabulary';
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

/** GB 32100-2015: 18 characters without I, O, S, V, Z. */
export const creditCode = z
  .string()
  .check(z.regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '统一社会信用代码是 18 位数字和大写字母'));

export const employerForm = z.object({
  kind: z.enum(employerKinds),
  name: text(2, 60),
  creditCode: z.nullable(creditCode),
  contactName: text(2, 20),
  contactPhone: mobile,
  division,
  address: text(2, 120),
});

export const shiftForm = z.object({
  date: localDate,
  from: localTime,
  /** An end that isn't later than the start is on the next day. */
  to: localTime,
  breakMinutes: z.int().check(z.minimum(0), z.maximum(480)),
});

/** A posting as an employer fills it in; a draft may be unfinished. */
export const postingForm = z.object({
  title: text(0, 40),
  description: text(0, 2000),
  requirements: text(0, 500),
  benefits: text(0, 500),
  insurance: text(0, 200),
  occupationCode: z.union([occupationCode, z.literal('')]),
  wageFen: fen,
  wageUnit,
  settlement,
  headcount: z.int().check(z.minimum(0), z.maximum(500)),
  pickMode: z.enum(pickModes),
  division,
  address: text(0, 120),
  latitude,
  longitude,
  stationId: z.nullable(id),
  contactName: text(0, 20),
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
