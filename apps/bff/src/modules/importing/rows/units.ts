import { divisions, dutyLabels } from '@yizhan/cases';
import * as z from 'zod';
import { code, orNull, shaped, text } from './fields';

const isDivision = (value: string) => divisions.some((division) => division.code === value);

/** One handling unit of a file, read; without a division it answers for the whole city. */
export const unitRow = z.object({
  code: code,
  name: text(2, 60),
  shortName: text(1, 20),
  divisionCode: orNull(text(6, 6).refine(isDivision, '没有这个区县')),
  /** What it answers for; a case's category leads to a duty. */
  duties: z.array(text(1, 30).refine((duty) => duty in dutyLabels, '没有这项职责')),
  phone: shaped(/^[\d-]{5,20}$/, '应为电话号码'),
});

export type UnitRow = z.output<typeof unitRow>;
