import { Injectable } from '@nestjs/common';
import {
  type DomainError,
  err,
  type Instant,
  localDate,
  localTime,
  type Result,
  raise,
} from '@yizhan/kernel';
import { CHECK_IN_SETTINGS, stationErrors } from '@yizhan/stations';
import type { StationErrorOf } from '@yizhan/stations/vocabulary';
import { Database, Outbox } from '@yizhan/storage';
import { logger } from '../../platform/logging';
import { PeopleService } from '../identity/people.service';
import { AttendanceRecords } from './attendance-records';
import type { Attendance } from './persistence/entities';

/** What is decided of a claim; nobody in `by`: the term was over. */
export interface Verdict {
  readonly accept: boolean;
  readonly by: string | null;
  readonly reason: string | null;
}

type Refusal = DomainError<
  StationErrorOf<
    'attendance_settled' | 'application_closed' | 'not_checked_in' | 'left_before_coming'
  >
>;

const IN_SILENCE = '驿站到时间没有核对，按签到码的记录算';
const WITHOUT_IN = '没有有效的签到';

/** Claims that wait for a person (待核): told to the staff, settled by them, or by their clock. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly database: Database,
    private readonly records: AttendanceRecords,
    private readonly people: PeopleService,
    private readonly outbox: Outbox,
  ) {}

  /** The station's staff hear of a claim that waits for them, and until when. */
  async tellStaff(attendanceId: string): Promise<void> {
    const row = await this.records.find(attendanceId);
    if (row?.state !== 'to_verify' || row.stationId === null) return;
    const word = row.direction === 'in' ? '签到' : '签退';
    for (const userId of await this.people.holdersOf('station_staff', row.stationId))
      await this.outbox.put({
        topic: 'stations.claim_waiting',
        key: `${row.id}:${userId}`,
        payload: {
          userId,
          title: `有一条${word}等您核对`,
          body: `岗位“${row.title}”有人 ${localTime(row.at)} 的${word}是后来才传上来的，请核对。一天内没核对，就按签到码的记录算`,
          link: `/pages/station/people/index?id=${row.stationId}&date=${localDate(row.startsAt)}`,
        },
      });
  }

  /** Settles a claim; a check-out that only waited for this check-in counts with it. */
  async settle(
    row: Attendance,
    verdict: Verdict,
    now: Instant,
  ): Promise<Result<Attendance, Refusal>> {
    const settled = await this.records.settle(row, verdict, now);
    if (!settled.ok) return settled;
    await this.tellWorker(settled.value);
    if (!verdict.accept || row.direction === 'out') return settled;
    const out = await this.records.timelyOut(row.applicationId);
    if (out) {
      const followed = await this.records.settle(out, verdict, now);
      if (followed.ok) await this.tellWorker(followed.value);
    }
    return settled;
  }

  /**
   * Claims whose term is over count: the code in them was genuine, and the staff's silence isn't the
   * worker's fault. One that can't count any more is ended with its reason; how many.
   */
  async settleOverdue(now: Instant, batch = 200): Promise<number> {
    const due = await this.database.query<{ id: string }>(
      `select id from attendances where state = 'to_verify' and created_at <= ?
       order by created_at, direction limit ${batch}`,
      [now - CHECK_IN_SETTINGS.claimForMs],
    );
    for (const { id } of due)
      try {
        await this.database.transaction(() => this.settleSilently(id, now));
      } catch (error) {
        logger.error(
          { sweep: 'stations.settleClaims', attendance: id, err: error },
          'claim failed',
        );
      }
    return due.length;
  }

  async tellWorker(row: Attendance): Promise<void> {
    const word = row.direction === 'in' ? '签到' : '签退';
    const did = row.state === 'rejected' ? `没有采纳您的${word}` : `已为您${word}`;
    const by = row.byUserId !== null || row.settledBy !== null ? '由驿站人员处理' : '处理好了';
    await this.outbox.put({
      topic: `stations.${row.state}`,
      key: `${row.id}:${row.state}`,
      payload: {
        userId: row.workerId,
        title: `${row.placeName}${did}`,
        body: `岗位“${row.title}”${localTime(row.at)} 的${word}${by}${row.reason ? `：${row.reason}` : ''}。如有不对，请联系驿站`,
        link: '/pages/station/checkin/index',
      },
    });
  }

  private async settleSilently(id: string, now: Instant): Promise<void> {
    const row = await this.records.find(id);
    if (row?.state !== 'to_verify') return;
    if (await this.records.canCount(row)) {
      await this.settle(row, { accept: true, by: null, reason: IN_SILENCE }, now);
      return;
    }
    await this.settle(row, { accept: false, by: null, reason: WITHOUT_IN }, now);
  }
}

/** Asked again, the same verdict by the same person gets the first answer. */
export function isRepeat(row: Attendance, verdict: Verdict): boolean {
  const state = verdict.accept ? 'accepted' : 'rejected';
  return row.state === state && row.settledBy === verdict.by && row.settledBy !== null;
}

/** Why a settled claim can't be settled otherwise. */
export function settledAlready(): Result<never, Refusal> {
  return err(raise(stationErrors.attendance_settled));
}
