import { Injectable } from '@nestjs/common';
import { type Caller, scopesOf } from '@yizhan/identity/vocabulary';
import type { EmployerKind, WageState } from '@yizhan/jobs/vocabulary';
import { Database, escapedLike } from '@yizhan/storage';
import { PersonalData } from '../../platform/personal-data';
import { PeopleService } from '../identity/people.service';
import { Employer } from './persistence';

export interface EmployerEntry {
  readonly employerId: string;
  readonly name: string;
  readonly kind: EmployerKind;
  readonly division: string;
}

/** How many people of one employer share what a wage shows. */
export interface WagePeers {
  /** People who haven't said that they got their wage of that day, this one among them. */
  readonly unpaid: number;
  readonly sameDay: number;
  readonly sameSum: number;
  readonly sameHours: number;
}

const MOST = 10;
const UNCONFIRMED: readonly WageState[] = ['due', 'paid', 'assumed', 'disputed'];

/** Employers as other areas need them: to find one, to reach those who act for it. */
@Injectable()
export class EmployerDirectory {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly personalData: PersonalData,
  ) {}

  /** Those of this credit code or import code, or whose name holds the words; ten at most. */
  async find(words: string): Promise<EmployerEntry[]> {
    const wanted = words.trim();
    if (wanted.length < 2) return [];
    return this.database.query<EmployerEntry>(
      `select e.id as employerId, e.name, e.kind, e.division from employers e
       where e.credit_code = ? or e.code = ? or e.name like ? escape '!'
       order by case when e.name = ? then 0 else 1 end, e.name, e.id limit ${MOST}`,
      [wanted.toUpperCase(), wanted, `%${escapedLike(wanted)}%`, wanted],
    );
  }

  async byId(employerId: string): Promise<EmployerEntry | null> {
    const row = await this.row(employerId);
    if (!row) return null;
    const { id, name, kind, division } = row;
    return { employerId: id, name, kind, division };
  }

  /** Everyone who acts for the employer: those with the role, and who registered it. */
  async actingFor(employerId: string): Promise<string[]> {
    const [row, holders] = await Promise.all([
      this.row(employerId),
      this.people.holdersOf('employer', employerId),
    ]);
    return [...new Set([...holders, ...(row?.ownerId ? [row.ownerId] : [])])];
  }

  /** The phone that an employer left, for one that nobody acts for. */
  async phoneOf(employerId: string): Promise<string | null> {
    const row = await this.row(employerId);
    return row ? this.personalData.open(row.contactPhoneSealed) : null;
  }

  /** The employers for which someone acts. */
  async ofCaller(caller: Caller): Promise<string[]> {
    const scopes = scopesOf(caller, 'employer').filter((id) => id !== '');
    const owned = await this.database.manager.find(Employer, {
      select: { id: true },
      where: { ownerId: caller.userId },
    });
    return [...new Set([...scopes, ...owned.map(({ id }) => id)])];
  }

  /**
   * How many people of the employer have a wage of the same day, sum and hours as this one. Whoever
   * hasn't confirmed theirs may be the one who asks, also when the employer has recorded it as paid;
   * nobody asks for a wage of nothing.
   */
  async wagePeers(wageId: string): Promise<WagePeers> {
    const [row] = await this.database.query<Record<keyof WagePeers, number | string | null>>(
      `select count(distinct o.worker_id) as sameDay,
         count(distinct case when o.id = w.id or o.state in (?) then o.worker_id end) as unpaid,
         count(distinct case when o.amount_fen = w.amount_fen then o.worker_id end) as sameSum,
         count(distinct case when oh.minutes = h.minutes then o.worker_id end) as sameHours
       from wages w join applications a on a.id = w.application_id
       left join work_hours h on h.application_id = a.id
       join wages o on o.employer_id = w.employer_id and (o.id = w.id or o.amount_fen > 0)
       join applications oa on oa.id = o.application_id and oa.local_date = a.local_date
       left join work_hours oh on oh.application_id = oa.id
       where w.id = ?`,
      [UNCONFIRMED, wageId],
    );
    const count = (value: number | string | null | undefined) => Number(value ?? 0);
    return {
      unpaid: count(row?.unpaid),
      sameDay: count(row?.sameDay),
      sameSum: count(row?.sameSum),
      sameHours: count(row?.sameHours),
    };
  }

  private row(employerId: string): Promise<Employer | null> {
    return this.database.manager.findOneBy(Employer, { id: employerId });
  }
}
