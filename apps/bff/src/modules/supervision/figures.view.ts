import { Injectable } from '@nestjs/common';
import {
  addDays,
  daysBetween,
  daysFrom,
  type Instant,
  type LocalDate,
  toIso,
} from '@yizhan/kernel';
import { figuresOf, longestSpan } from '@yizhan/supervision';
import { part } from '../../platform/parts';
import { CaseFiguresService } from '../cases/figures.service';
import { WorkCountsService } from '../jobs/work-counts.service';

/** Milliseconds for each part of the page. */
const budget = 3000;

/** One page of figures, counted from records and never typed in. */
@Injectable()
export class FiguresView {
  constructor(
    private readonly cases: CaseFiguresService,
    private readonly work: WorkCountsService,
  ) {}

  async show(asked: LocalDate, to: LocalDate, now: Instant) {
    const from = clamped(asked, to);
    const [figures, units, days] = await Promise.all([
      part('figures', budget, async () => {
        const [cases, work] = await Promise.all([
          this.cases.counts(from, to),
          this.work.counts(from, to, now),
        ]);
        return figuresOf({ ...cases, ...work });
      }),
      part('units', budget, () => this.cases.byUnit(from, to, now)),
      part('days', budget, () => this.days(from, to)),
    ]);
    return { asOf: toIso(now), from, to, figures, units, days };
  }

  private async days(from: LocalDate, to: LocalDate) {
    const [work, received] = await Promise.all([
      this.work.byDay(from, to),
      this.cases.receivedByDay(from, to),
    ]);
    return daysFrom(from, to).map((date) => {
      const day = work.get(date) ?? { published: 0, hires: 0 };
      return { date, ...day, received: received.get(date) ?? 0 };
    });
  }
}

/** A span that begins after its end is its last day; one too long is cut at its beginning. */
function clamped(from: LocalDate, to: LocalDate): LocalDate {
  if (from > to) return to;
  return daysBetween(from, to) >= longestSpan ? addDays(to, 1 - longestSpan) : from;
}
