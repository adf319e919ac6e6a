import { figureGroups } from '@yizhan/supervision/vocabulary';
import * as z from 'zod/mini';
import { instant, localDate, part } from './common';
import { defineRoute } from './route';

const count = z.int().check(z.minimum(0));

const figure = z.object({
  id: z.string(),
  group: z.enum(figureGroups),
  label: z.string(),
  unit: z.enum(['count', 'fen', 'percent']),
  /** What is counted, told in plain words. */
  counts: z.string(),
  source: z.nullable(z.string()),
  value: z.nullable(z.number()),
  numerator: z.nullable(count),
  denominator: z.nullable(count),
});
export type SupervisionFigure = z.output<typeof figure>;

const unitRow = z.object({
  unitId: z.string(),
  name: z.string(),
  open: count,
  yellow: count,
  overdue: count,
  closed: count,
  /** Answers that other units wait for, and those of them that are late. */
  jointOpen: count,
  jointOverdue: count,
});

const dayRow = z.object({ date: localDate, published: count, hires: count, received: count });

export const supervisionRoutes = {
  figures: defineRoute({
    id: 'supervision.figures',
    method: 'GET',
    path: '/supervision/figures',
    access: ['supervisor', 'administrator'],
    summary: 'One page of figures over a span of days',
    query: z.object({ from: z.optional(localDate), to: z.optional(localDate) }),
    response: z.object({
      asOf: instant,
      from: localDate,
      to: localDate,
      figures: part(z.array(figure)),
      /** Units with open or closed cases, the most overdue first. */
      units: part(z.array(unitRow)),
      days: part(z.array(dayRow)),
    }),
    errors: [],
  }),
} as const;
