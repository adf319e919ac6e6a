import { Injectable } from '@nestjs/common';
import type { WorkFacts } from '@yizhan/jobs';
import { workDay } from '@yizhan/jobs';
import type { Attendance, ShiftTime } from '@yizhan/jobs/vocabulary';
import type { Instant } from '@yizhan/kernel';
import type { JsonObject } from '@yizhan/ledger';
import { Database, insertIgnore } from '@yizhan/storage';
import { LedgerService, RowRecords } from '../../platform/ledger';
import { Application, Posting, Shift, WorkHours } from './persistence';

/** An application with everything that its hours and wage hang on. Its shift's row is locked. */
export interface Work {
  readonly application: Application;
  readonly posting: Posting;
  readonly shift: ShiftTime;
  hours: WorkHours;
}

/** What is written of an application's hours and wage. */
export type WorkEvent =
  | 'absence.marked'
  | 'absence.objected'
  | 'absence.lifted'
  | 'absence.unanswered'
  | 'hours.recorded'
  | 'hours.leaving_stated'
  | 'hours.leaving_assumed'
  | 'hours.pieces_stated'
  | 'hours.proposed'
  | 'hours.refused'
  | 'hours.unanswered'
  | 'hours.settled'
  | 'wage.owed'
  | 'wage.changed'
  | 'wage.pay'
  | 'wage.assume'
  | 'wage.confirm'
  | 'wage.close'
  | 'wage.dispute'
  | 'wage.lapse';

/** The hours of applications in the table, and what happened to them in the ledger. */
@Injectable()
export class WorkBook {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerService,
    private readonly rows: RowRecords,
  ) {}

  async of(application: Application, now: Instant): Promise<Work> {
    const { manager } = this.database;
    const { postingId, shiftId } = application;
    const posting = await manager.findOneByOrFail(Posting, { id: postingId });
    const shift = await manager.findOneByOrFail(Shift, { id: shiftId });
    const hours = await this.hoursOf(application, now);
    return { application, posting, shift: { ...shift, date: shift.localDate }, hours };
  }

  /** Writes the hours down; nobody else changes them while the shift's row is locked. */
  async keep(work: Work, changes: Partial<Omit<WorkHours, 'version'>>): Promise<void> {
    const next = { ...changes, version: work.hours.version + 1 };
    const { applicationId } = work.hours;
    await this.database.manager.update(WorkHours, { applicationId }, next);
    work.hours = { ...work.hours, ...next };
  }

  /**
   * Writes an event into the application's stream, in the running transaction, once its rows are
   * saved: it says, as a hash, what decides in them now.
   *
   * @param content facts without names or free text; money in fen, times in epoch milliseconds
   * @param personal what a person wrote: kept sealed, and erasable
   */
  async record(
    applicationId: string,
    type: WorkEvent,
    at: Instant,
    content: JsonObject,
    personal: Readonly<Record<string, string | null | undefined>> = {},
  ): Promise<void> {
    const given = Object.entries(personal).filter(([, value]) => value);
    await this.ledger.append({
      stream: `application:${applicationId}`,
      type,
      at,
      content: { ...content, ...(await this.rows.stamp('application', applicationId)) },
      ...(given.length > 0 ? { personal: Object.fromEntries(given) as JsonObject } : {}),
    });
  }

  private async hoursOf(application: Application, now: Instant): Promise<WorkHours> {
    const { manager } = this.database;
    const where = { applicationId: application.id };
    const found = await manager.findOneBy(WorkHours, where);
    if (found) return found;
    await insertIgnore(manager, WorkHours, {
      applicationId: application.id,
      shiftId: application.shiftId,
      awaitsConsent: false,
      createdAt: now,
      version: 0,
    });
    return manager.findOneByOrFail(WorkHours, where);
  }
}

/** What the clock of an application is counted from. */
export function factsOf({ application, posting, hours }: Work): WorkFacts {
  return {
    state: application.state,
    startsAt: application.startsAt,
    endsAt: application.endsAt,
    settlement: posting.settlement,
    lastDate: workDay(posting.lastEndsAt),
    checkedOutAt: hours.checkedOutAt,
    proposedAt: hours.proposedAt,
  };
}

/** The check-ins and check-outs that hours are counted from. */
export function attendancesOf(
  hours: Pick<WorkHours, 'checkedInAt' | 'checkedOutAt'>,
): Attendance[] {
  return [
    ...(hours.checkedInAt === null ? [] : [{ direction: 'in' as const, at: hours.checkedInAt }]),
    ...(hours.checkedOutAt === null ? [] : [{ direction: 'out' as const, at: hours.checkedOutAt }]),
  ];
}

/** Nothing is wished for any more. */
export const noProposal = {
  awaitsConsent: false,
  proposedBy: null,
  proposedMinutes: null,
  proposedPieces: null,
  proposedReason: null,
  proposedAt: null,
} as const;
