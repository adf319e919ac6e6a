import { Injectable } from '@nestjs/common';
import { addDays, atLocal, type Instant, type LocalDate, localDate } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import type { WorkCounts } from '@yizhan/supervision/vocabulary';

/** What one day of the city's work looked like. */
export interface WorkDay {
  readonly published: number;
  readonly hires: number;
}

/** Applications that are a hire: taken on, and not fallen away since. */
const hired =
  "a.state not in ('applied', 'waiting', 'declined', 'withdrawn', 'cancelled', 'no_show')";
const shown = "p.state in ('published', 'paused', 'filled', 'finished', 'expired')";

/** Counts over postings, shifts and wages, for supervision. */
@Injectable()
export class WorkCountsService {
  constructor(private readonly database: Database) {}

  /** Counts of the local days `from` to `to`, both included; overdue wages as of `now`. */
  async counts(from: LocalDate, to: LocalDate, now: Instant): Promise<WorkCounts> {
    const span = [atLocal(from), atLocal(addDays(to, 1))];
    const between = (column: string) => `${column} >= ? and ${column} < ?`;
    const [published, signUps, hires, checkedIn, settled, overdue] = await Promise.all([
      this.one(
        `select count(*) as n from postings p where ${shown} and ${between('p.published_at')}`,
        span,
      ),
      this.one(`select count(*) as n from applications a where ${between('a.created_at')}`, span),
      this.one(
        `select count(*) as n from applications a
         where a.local_date >= ? and a.local_date <= ? and ${hired}`,
        [from, to],
      ),
      this.one(`select count(*) as n from work_hours h where ${between('h.checked_in_at')}`, span),
      this.one(
        `select count(*) as n, sum(w.amount_fen) as fen from wages w
         where w.state = 'confirmed' and ${between('w.confirmed_at')}`,
        span,
      ),
      this.one(
        `select count(*) as n, sum(w.amount_fen) as fen from wages w
         where w.state in ('due', 'disputed') and w.amount_fen > 0 and w.due_at < ?`,
        [now],
      ),
    ]);
    return {
      published: published.n,
      signUps: signUps.n,
      hires: hires.n,
      checkedIn: checkedIn.n,
      wagesSettledFen: settled.fen,
      wagesOverdue: overdue.n,
      wagesOverdueFen: overdue.fen,
    };
  }

  /** Each local day that had any. */
  async byDay(from: LocalDate, to: LocalDate): Promise<Map<LocalDate, WorkDay>> {
    const span = [atLocal(from), atLocal(addDays(to, 1))];
    const [postings, hires] = await Promise.all([
      this.database.query<{ at: number | string }>(
        `select p.published_at as at from postings p
         where ${shown} and p.published_at >= ? and p.published_at < ?`,
        span,
      ),
      this.database.query<{ day: string; n: number | string }>(
        `select a.local_date as day, count(*) as n from applications a
         where a.local_date >= ? and a.local_date <= ? and ${hired} group by a.local_date`,
        [from, to],
      ),
    ]);
    const days = new Map<LocalDate, { published: number; hires: number }>();
    const dayOf = (date: LocalDate) => {
      const day = days.get(date) ?? { published: 0, hires: 0 };
      days.set(date, day);
      return day;
    };
    for (const { at } of postings) dayOf(localDate(Number(at))).published += 1;
    for (const { day, n } of hires) dayOf(day).hires = Number(n);
    return days;
  }

  private async one(sql: string, values: readonly (string | number)[]) {
    type Row = { n: number | string | null; fen?: number | string | null };
    const [row] = await this.database.query<Row>(sql, values);
    return { n: Number(row?.n ?? 0), fen: Number(row?.fen ?? 0) };
  }
}
