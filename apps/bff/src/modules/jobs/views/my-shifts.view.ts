import { Injectable } from '@nestjs/common';
import type { MyShift } from '@yizhan/contract';
import type { ApplicationState } from '@yizhan/jobs/vocabulary';
import { DAY, fromIso, type Instant, localDate, toIso } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { JobsLinks } from '../ports';
import {
  contactOf,
  openedRow,
  queuePosition,
  WORK_COLUMNS,
  WORK_JOINS,
  type WorkRow,
  wageOf,
  withdrawalOf,
} from './rows';
import { absenceOf, actionsOf, hoursOf } from './work-view';

interface Row extends WorkRow {
  readonly title: string;
  readonly employer_name: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly station_id: string | null;
  readonly wage_fen: number;
  readonly wage_unit: MyShift['wageUnit'];
}

const SELECT = `select ${WORK_COLUMNS}, p.title, p.employer_name, p.address, p.lat, p.lng,
    p.station_id, p.wage_fen, p.wage_unit
  from applications a join postings p on p.id = a.posting_id ${WORK_JOINS}`;

/** How far back the page looks; what isn't settled stays on it however old it is. */
const PAST = 90 * DAY;
const OPEN: readonly ApplicationState[] = [
  'checked_in',
  'checked_out',
  'hours_confirmed',
  'wage_due',
  'paid',
  'disputed',
];
/** Who hasn't checked out is still asked to, for so long after the end. */
const LEAVING = DAY / 2;

/** A worker's own shifts, by one query. */
@Injectable()
export class MyShiftsView {
  constructor(
    private readonly database: Database,
    private readonly links: JobsLinks,
  ) {}

  async of(workerId: string, now: Instant) {
    const rows = await this.database.query<Row>(
      `${SELECT} where a.worker_id = ? and (a.starts_at > ? or a.state in (?))
       order by a.starts_at desc limit 300`,
      [workerId, now - PAST, OPEN],
    );
    const wageIds = rows.flatMap(({ wage_id: id }) => (id === null ? [] : [id]));
    const cases = await this.links.openWageCases(workerId, wageIds);
    const shifts = rows.reverse().map((row) => ({
      ...this.shift(row, now),
      wageCase: cases.get(row.wage_id ?? '') ?? null,
    }));
    const today = localDate(now);
    const isOver = (shift: MyShift) =>
      localDate(fromIso(shift.endsAt)) < today ||
      ['declined', 'withdrawn', 'cancelled', 'no_show', 'settled', 'lapsed'].includes(shift.state);
    return {
      today: shifts.filter((shift) => shift.date <= today && !isOver(shift)),
      coming: shifts.filter((shift) => shift.date > today && !isOver(shift)),
      past: shifts.filter(isOver).reverse(),
    };
  }

  /** The one at work, until it is checked out; else the next one to go to. For the home screen. */
  async next(workerId: string, now: Instant): Promise<MyShift | null> {
    const [row] = await this.database.query<Row>(
      `${SELECT} where a.worker_id = ?
         and (a.state = 'accepted' and a.ends_at > ? or a.state = 'checked_in' and a.ends_at > ?)
       order by a.starts_at limit 1`,
      [workerId, now, now - LEAVING],
    );
    return row ? this.shift(row, now) : null;
  }

  private shift(sealed: Row, now: Instant): MyShift {
    const row = openedRow(sealed, this.database.sealing);
    return {
      applicationId: row.application_id,
      postingId: row.posting_id,
      title: row.title,
      employerName: row.employer_name,
      address: row.address,
      latitude: row.lat,
      longitude: row.lng,
      stationId: row.station_id,
      date: row.local_date,
      startsAt: toIso(row.starts_at),
      endsAt: toIso(row.ends_at),
      state: row.state,
      queuePosition: queuePosition(row),
      wageFen: row.wage_fen,
      wageUnit: row.wage_unit,
      contact: contactOf(row),
      hours: hoursOf(row, now),
      absence: absenceOf(row),
      wage: wageOf(row, now),
      wageCase: null,
      withdrawal: withdrawalOf(row, now),
      actions: actionsOf(row, 'worker', now),
    };
  }
}
