import { occupationOf, occupations } from '@yizhan/jobs';
import {
  pickModeLabels,
  pickModes,
  settlementLabels,
  settlements,
  wageUnitLabels,
  wageUnits,
} from '@yizhan/jobs/vocabulary';
import type { Instant } from '@yizhan/kernel';
import * as z from 'zod';
import {
  code,
  days,
  divisionCode,
  integer,
  localTime,
  number,
  oneOf,
  orNull,
  phone,
  text,
} from './fields';
import { fromFirstWorkable } from './times';

/** By its code, its name in the classification, or what people say. */
const occupation = text(1, 30).transform((value, context) => {
  const found =
    occupationOf(value) ?? occupations.find(({ name, plain }) => name === value || plain === value);
  if (found) return found;
  context.addIssue(`没有叫“${value}”的工种，请填工种名称或代码`);
  return z.NEVER;
});

/** Units as people shorten them. */
const shortUnits = {
  小时: 'hour',
  时: 'hour',
  天: 'day',
  日: 'day',
  件: 'piece',
  月: 'month',
} as const;

/** One posting of a file, read: the same work at the same hours on each of its days. */
export const postingRow = (now: Instant) =>
  z
    .object({
      code,
      employerCode: code,
      occupation,
      title: text(2, 40),
      description: text(2, 2000),
      wageFen: integer(1, 100_000_000),
      unit: oneOf(wageUnits, wageUnitLabels, shortUnits),
      settlement: oneOf(settlements, settlementLabels),
      headcount: integer(1, 500),
      date: days(now, 31),
      from: localTime,
      to: localTime,
      breakMinutes: integer(0, 480, 0),
      stationCode: orNull(code),
      divisionCode,
      address: text(2, 120),
      lat: number(-90, 90),
      lng: number(-180, 180),
      requirements: text(0, 500),
      benefits: text(0, 500),
      insurance: text(0, 200),
      contact: text(2, 20),
      phone,
      selection: oneOf(pickModes, pickModeLabels),
    })
    .refine((row) => row.from !== row.to, { path: ['to'], message: '下班时间和上班时间一样' })
    .transform((row) => ({
      ...row,
      date: row.date.counted ? fromFirstWorkable(row.date.days, row.from, now) : row.date.days,
    }));

export type PostingRow = z.output<ReturnType<typeof postingRow>>;
