import { Injectable } from '@nestjs/common';
import { shownOpenStates } from '@yizhan/cases';
import { unfinishedStates } from '@yizhan/cases/vocabulary';
import { addDays, atLocal, type Instant, type LocalDate, localDate } from '@yizhan/kernel';
import { Database, type SqlValue } from '@yizhan/storage';
import type { CaseCounts } from '@yizhan/supervision/vocabulary';
import { colourCounts, standing } from './colour-counts';

export interface UnitFigures {
  readonly unitId: string;
  readonly name: string;
  readonly open: number;
  readonly yellow: number;
  readonly overdue: number;
  readonly closed: number;
  /** Answers that other units wait for, and those of them that are late. */
  readonly jointOpen: number;
  readonly jointOverdue: number;
}

/** Open, settled and upheld wage cases about one employer. */
export interface WageCaseCounts {
  readonly open: number;
  readonly settled: number;
  readonly upheld: number;
}

const wageCategories = 'labour.wage%';

/** Counts over cases, for supervision and for an employer's standing. */
@Injectable()
export class CaseFiguresService {
  constructor(private readonly database: Database) {}

  /** Figures of the local days `from` to `to`, both included. */
  async counts(from: LocalDate, to: LocalDate): Promise<CaseCounts> {
    const span = [atLocal(from), atLocal(addDays(to, 1))];
    const [now, received, closed, replied, called, signed] = await Promise.all([
      this.inWork(),
      this.one(
        `select count(*) as received, ${sumOf('c.lead_unit_id is not null')} as dispatched
         from cases c where c.created_at >= ? and c.created_at < ?`,
        span,
      ),
      this.one(
        `select count(*) as closed, ${sumOf('c.overridden = 1')} as overridden
         from cases c where c.closed_at >= ? and c.closed_at < ?`,
        span,
      ),
      this.one(
        `select count(*) as replied, ${sumOf('m.in_time = 1')} as repliedInTime
         from case_marks m where m.kind = 'replied' and m.at >= ? and m.at < ?`,
        span,
      ),
      this.one(
        `select ${sumOf("m.result in ('satisfied', 'dissatisfied')")} as reached,
           ${sumOf("m.result = 'unreachable'")} as unreachable,
           ${sumOf("m.result = 'satisfied'")} as satisfied,
           ${sumOf("m.result in ('satisfied', 'dissatisfied') and m.outcome = 'settled'")}
             as resolved
         from case_marks m where m.kind = 'called' and m.at >= ? and m.at < ?`,
        span,
      ),
      this.one(
        `select count(distinct k.case_id) as signedInTime from case_clocks k
         join cases c on c.id = k.case_id
         where c.created_at >= ? and c.created_at < ? and c.lead_unit_id is not null
           and k.kind = 'sign' and k.superseded is null and k.stopped_at is not null
           and k.stopped_at < k.due_at`,
        span,
      ),
    ]);
    return { ...zero, ...now, ...received, ...closed, ...replied, ...called, ...signed };
  }

  /** What the inboxes of supervision count, by the same query. */
  private async inWork() {
    const scope = { sql: 'c.state in (?)', values: [unfinishedStates] };
    const { green, yellow, orange, red, paused } = await colourCounts(this.database, scope);
    const open = green + yellow + orange + red + paused;
    return { open, overdue: red, yellow: yellow + orange };
  }

  /** Units with cases of their own or asked to help, the most overdue first. */
  async byUnit(from: LocalDate, to: LocalDate, now: Instant): Promise<UnitFigures[]> {
    const isOpen = 'c.state in (?)';
    const asked = `(select count(*) from case_units k where k.unit_id = u.id and k.open = 1`;
    const rows = await this.database.query<Record<string, string | number | null>>(
      `select u.id as unitId, u.short_name as name, ${sumOf(isOpen)} as open,
         ${sumOf(`${isOpen} and ${standing.soonDue}`)} as yellow,
         ${sumOf(`${isOpen} and ${standing.overdue}`)} as overdue,
         ${sumOf('c.closed_at >= ? and c.closed_at < ?')} as closed,
         ${asked}) as jointOpen, ${asked} and k.due_at <= ?) as jointOverdue
       from units u left join cases c on c.lead_unit_id = u.id
       group by u.id, u.short_name
       having count(c.id) > 0 or jointOpen > 0
       order by overdue desc, yellow desc, open desc, u.id limit 100`,
      [
        unfinishedStates,
        unfinishedStates,
        unfinishedStates,
        atLocal(from),
        atLocal(addDays(to, 1)),
        now,
      ],
    );
    return rows.map(({ unitId, name, ...counts }) => ({
      unitId: String(unitId),
      name: String(name),
      open: Number(counts.open),
      yellow: Number(counts.yellow),
      overdue: Number(counts.overdue),
      closed: Number(counts.closed),
      jointOpen: Number(counts.jointOpen),
      jointOverdue: Number(counts.jointOverdue),
    }));
  }

  /** Cases received on each local day of the span that had any. */
  async receivedByDay(from: LocalDate, to: LocalDate): Promise<Map<LocalDate, number>> {
    const rows = await this.database.query<{ at: number | string }>(
      'select c.created_at as at from cases c where c.created_at >= ? and c.created_at < ?',
      [atLocal(from), atLocal(addDays(to, 1))],
    );
    const days = new Map<LocalDate, number>();
    for (const { at } of rows) {
      const day = localDate(Number(at));
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    return days;
  }

  /**
   * Wage cases about an employer, as its public face shows them: those accepted, and of confidential
   * ones those that the employer was told of. `upheld`: it was so and is settled.
   */
  async wageCases(employerId: string): Promise<WageCaseCounts> {
    const counts = await this.one(
      `select ${sumOf('c.state in (?)')} as open, ${sumOf("c.state = 'closed'")} as settled,
         ${sumOf("c.state = 'closed' and c.outcome = 'settled'")} as upheld
       from cases c where c.employer_id = ? and c.category like '${wageCategories}'
         and (c.privacy = 'named' or c.accused_told_at is not null)`,
      [shownOpenStates, employerId],
    );
    return { open: counts.open ?? 0, settled: counts.settled ?? 0, upheld: counts.upheld ?? 0 };
  }

  private async one(
    sql: string,
    values: readonly (SqlValue | readonly SqlValue[])[],
  ): Promise<Record<string, number>> {
    const [row] = await this.database.query<Record<string, number | string | null>>(sql, values);
    return Object.fromEntries(
      Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]),
    );
  }
}

const zero: CaseCounts = {
  received: 0,
  closed: 0,
  open: 0,
  overdue: 0,
  yellow: 0,
  dispatched: 0,
  signedInTime: 0,
  replied: 0,
  repliedInTime: 0,
  reached: 0,
  unreachable: 0,
  resolved: 0,
  satisfied: 0,
  overridden: 0,
};

function sumOf(condition: string): string {
  return `sum(case when ${condition} then 1 else 0 end)`;
}
