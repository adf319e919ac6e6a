import { Injectable } from '@nestjs/common';
import type { JsonObject } from '@yizhan/ledger';
import { Database } from '@yizhan/storage';
import { In, MoreThan } from 'typeorm';
import { type RowProjection, RowRecords, type RowState } from '../../platform/ledger';
import { Wage, WorkHours } from './persistence';

/**
 * What decides in someone's hours and wage, as the last event of the application left it: compared with
 * the rows every night, so that a sum, a time or a payment changed by hand is found.
 */
@Injectable()
export class WorkRows implements RowProjection {
  readonly area = 'application';

  constructor(
    private readonly database: Database,
    rows: RowRecords,
  ) {
    rows.register(this);
  }

  async of(id: string): Promise<RowState | undefined> {
    const hours = await this.database.manager.findOneBy(WorkHours, { applicationId: id });
    return hours ? (await this.statesOf([hours]))[0] : undefined;
  }

  async after(id: string, limit: number): Promise<RowState[]> {
    const hours = await this.database.manager.find(WorkHours, {
      where: { applicationId: MoreThan(id) },
      order: { applicationId: 'ASC' },
      take: limit,
    });
    return this.statesOf(hours);
  }

  private async statesOf(rows: readonly WorkHours[]): Promise<RowState[]> {
    if (rows.length === 0) return [];
    const applicationId = In(rows.map((row) => row.applicationId));
    const wages = await this.database.manager.findBy(Wage, { applicationId });
    const byApplication = new Map(wages.map((wage) => [wage.applicationId, wage]));
    return rows.map((row) => ({
      id: row.applicationId,
      fields: { hours: hoursOf(row), wage: wageOf(byApplication.get(row.applicationId)) },
    }));
  }
}

function hoursOf(row: WorkHours): JsonObject {
  const { checkedInAt, checkedOutAt, recordedMinutes, minutes, pieces, confirmedAt } = row;
  return { checkedInAt, checkedOutAt, recordedMinutes, minutes, pieces, confirmedAt };
}

function wageOf(row: Wage | undefined): JsonObject | null {
  if (!row) return null;
  const { id, amountFen, dueAt, state, paidAt, payMethod, confirmedAt, disputedAt } = row;
  return { id, amountFen, dueAt, state, paidAt, payMethod, confirmedAt, disputedAt };
}
