import { Injectable } from '@nestjs/common';
import type { CaseClock } from '@yizhan/cases';
import type { JsonObject } from '@yizhan/ledger';
import { Database } from '@yizhan/storage';
import { chinaCalendar, dueOf } from '@yizhan/working-time';
import { In, MoreThan } from 'typeorm';
import { type RowProjection, RowRecords, type RowState } from '../../platform/ledger';
import { CaseStore } from './case-store';
import { isOfTheLead } from './clock-columns';
import { CaseClockRecord, CaseRecord } from './persistence';

/** What decides in a case, as its last event left it: compared with the row every night. */
@Injectable()
export class CaseRows implements RowProjection {
  readonly area = 'case';

  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    rows: RowRecords,
  ) {
    rows.register(this);
  }

  async of(id: string): Promise<RowState | undefined> {
    const row = await this.database.manager.findOneBy(CaseRecord, { id });
    return row ? (await this.statesOf([row]))[0] : undefined;
  }

  async after(id: string, limit: number): Promise<RowState[]> {
    const rows = await this.database.manager.find(CaseRecord, {
      where: { id: MoreThan(id) },
      order: { id: 'ASC' },
      take: limit,
    });
    return this.statesOf(rows);
  }

  private async statesOf(rows: readonly CaseRecord[]): Promise<RowState[]> {
    if (rows.length === 0) return [];
    const caseId = In(rows.map(({ id }) => id));
    const clocks = await this.database.manager.find(CaseClockRecord, {
      where: { caseId },
      order: { id: 'ASC' },
    });
    return rows.map((row) =>
      this.stateOf(
        row,
        clocks.filter((clock) => clock.caseId === row.id),
      ),
    );
  }

  private stateOf(row: CaseRecord, own: readonly CaseClockRecord[]): RowState {
    try {
      const read = own.map((record) => this.store.clockOf(record));
      return { id: row.id, fields: fieldsOf(row, read), fault: wrongDeadline(row, own, read) };
    } catch {
      // What can't be read wasn't written by us; the others are looked at all the same.
      return { id: row.id, fields: {}, fault: 'unreadable' };
    }
  }
}

function fieldsOf(row: CaseRecord, clocks: readonly CaseClock[]): JsonObject {
  return {
    state: row.state,
    stateSince: row.stateSince,
    kind: row.kind,
    privacy: row.privacy,
    category: row.category,
    leadUnitId: row.leadUnitId,
    urgency: row.urgency,
    repliedAt: row.repliedAt,
    repliedInTime: row.repliedInTime,
    outcome: row.outcome,
    calledAt: row.calledAt,
    callOutcome: row.callOutcome,
    rating: row.rating,
    closedAt: row.closedAt,
    overridden: row.overridden,
    clocks: clocks.map(({ id, kind, clock }) => ({ id, kind, ...deadlineOf(clock) })),
  };
}

/** All that a deadline follows from. */
function deadlineOf({
  rule,
  start,
  pauses,
  extensions,
  stoppedAt,
}: CaseClock['clock']): JsonObject {
  return {
    rule: `${rule.id}@${rule.version}`,
    unit: rule.unit,
    amount: rule.amount,
    lastDay: rule.lastDay,
    start,
    pauses: pauses.map(({ from, to }) => [from, to ?? null]),
    extensions: extensions.map(({ amount }) => amount),
    stoppedAt: stoppedAt ?? null,
  };
}

/** A deadline in the table that doesn't follow from its clock; one that waits for a notice may lag behind. */
function wrongDeadline(
  { dueAt: earliest }: CaseRecord,
  records: readonly CaseClockRecord[],
  clocks: readonly CaseClock[],
): string | undefined {
  const wrong = records.some(({ dueAt, provisionalYear, stoppedAt }, index) => {
    const clock = clocks[index]?.clock;
    if (!clock || provisionalYear !== null || stoppedAt !== null) return false;
    const due = dueOf(clock, chinaCalendar());
    return due.ok && (due.value ?? null) !== dueAt;
  });
  if (wrong || records.some(({ provisionalYear }) => provisionalYear !== null))
    return wrong ? 'deadline_changed' : undefined;
  const due = records
    .filter(({ kind, stoppedAt }) => stoppedAt === null && isOfTheLead(kind))
    .flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return earliest === (due.length > 0 ? Math.min(...due) : null) ? undefined : 'deadline_changed';
}
