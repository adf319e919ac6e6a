import { Injectable } from '@nestjs/common';
import { type CaseError, caseErrors, caseSettings, inferenceInWords } from '@yizhan/cases';
import { caseStateLabels } from '@yizhan/cases/vocabulary';
import type { CaseWizard, LinkedWage } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { wageStateLabels } from '@yizhan/jobs/vocabulary';
import {
  DAY,
  err,
  formatYuan,
  type Instant,
  localDate,
  ok,
  type Result,
  raise,
  toIso,
} from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { amountInWords, dayInWords } from '@yizhan/working-time';
import { In } from 'typeorm';
import { EmployerDirectory } from '../jobs/employer-directory';
import { JobsService, type WageRecord } from '../jobs/jobs.service';
import type { WageCase } from '../jobs/ports';
import { CaseRecord } from './persistence';

/** Why a case can't be about a wage. */
export type WageError = CaseError<
  'wage_not_yours' | 'wage_settled' | 'wage_nothing' | 'wage_not_due' | 'wage_lapsed'
>;

/** The jobs' refusal in a case's words. */
const whyNot = {
  'jobs.wage_received': caseErrors.wage_settled,
  'jobs.wage_nothing': caseErrors.wage_nothing,
  'jobs.wage_not_due': caseErrors.wage_not_due,
  'jobs.wage_lapsed': caseErrors.wage_lapsed,
} as const;

export interface WageOfCase {
  readonly linked: LinkedWage;
  readonly employerId: string;
}

/** What jobs knows of the wage that a case is about. */
@Injectable()
export class WageLink {
  constructor(
    private readonly jobs: JobsService,
    private readonly employers: EmployerDirectory,
    private readonly database: Database,
  ) {}

  /** The open cases that someone filed about these wages, by wage. */
  async openCases(
    reporterId: string,
    wageIds: readonly string[],
  ): Promise<ReadonlyMap<string, WageCase>> {
    const rows = await this.database.manager.find(CaseRecord, {
      select: { id: true, number: true, state: true, openWageId: true },
      where: { openWageId: In([...wageIds]), reporterId },
    });
    return new Map(
      rows.map(({ id, number, state, openWageId }) => [
        openWageId ?? '',
        { caseId: id, number, state: caseStateLabels[state] },
      ]),
    );
  }

  /** Null when the case is about no wage. Errors: those of `WageError`. */
  async forCase(
    caller: Caller | null,
    wageId: string | undefined,
    now: Instant,
  ): Promise<Result<WageOfCase | null, WageError>> {
    if (wageId === undefined) return ok(null);
    const found = await this.record(caller, wageId, now);
    if (!found.ok) return found;
    const record = found.value;
    return ok({ linked: linkedOf(record), employerId: record.employerId });
  }

  /** The wizard filled in already: nobody has to type what the record knows. */
  async prefill(
    caller: Caller | null,
    wageId: string | undefined,
    now: Instant,
  ): Promise<Result<CaseWizard['prefill'], WageError>> {
    if (wageId === undefined) return ok(null);
    const found = await this.record(caller, wageId, now);
    if (!found.ok) return found;
    const record = found.value;
    const byDay = localDate(now + caseSettings.wageReminder.days * DAY);
    return ok({
      kind: 'complaint' as const,
      category: 'labour.wage_unpaid',
      division: record.employerDivision.slice(0, 6) || null,
      text: inWords(record),
      place: record.address,
      happenedOn: record.date,
      employerName: record.employerName,
      wage: linkedOf(record),
      openCase: (await this.openCases(caller?.userId ?? '', [wageId])).get(wageId) ?? null,
      inference: inferenceInWords(await this.employers.wagePeers(wageId)),
      reminder: record.state === 'disputed' ? null : { byDay },
    });
  }

  /** As it stands now; null when the wage is gone. */
  async live(row: Pick<CaseRecord, 'wageId' | 'reporterId'>, now: Instant) {
    const { wageId, reporterId } = row;
    const record =
      wageId && reporterId ? await this.jobs.wageRecord(wageId, reporterId, now) : null;
    return record ? linkedOf(record) : null;
  }

  private async record(
    caller: Caller | null,
    wageId: string,
    now: Instant,
  ): Promise<Result<WageRecord, WageError>> {
    const record = caller ? await this.jobs.wageRecord(wageId, caller.userId, now) : null;
    if (!record) return err(raise(caseErrors.wage_not_yours));
    return record.unclaimable ? err(raise(whyNot[record.unclaimable])) : ok(record);
  }
}

function linkedOf(record: WageRecord): LinkedWage {
  const at = (instant: number | null) => (instant === null ? null : toIso(Number(instant)));
  return {
    wageId: record.wageId,
    postingId: record.postingId,
    title: record.postingTitle,
    employerName: record.employerName,
    shiftDate: record.date,
    place: record.address,
    checkedInAt: at(record.checkedInAt),
    checkedOutAt: at(record.checkedOutAt),
    minutes: record.minutes ?? 0,
    owedFen: Number(record.amountFen),
    dueAt: toIso(Number(record.dueAt)),
    wageState: wageStateLabels[record.state],
  };
}

function inWords(record: WageRecord): string {
  const day = dayInWords(record.date, record.date.slice(0, 4));
  const hours =
    record.minutes === null ? '' : `，确认工时${amountInWords(record.minutes / 60, 'clock_hour')}`;
  const owed = formatYuan(Number(record.amountFen));
  return `${day}在“${record.employerName}”做“${record.postingTitle}”${hours}，应得工资${owed}元，到现在没有拿到。`;
}
