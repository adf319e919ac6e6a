import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Clock, type Instant, MINUTE } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { chinaCalendar } from '@yizhan/working-time';
import { IsNull, LessThanOrEqual } from 'typeorm';
import { CLOCK } from '../../platform/clock';
import { Schedule } from '../../platform/schedule';
import { CaseStore } from './case-store';
import { clockColumns, headColumns } from './clock-columns';
import { CaseClockRecord, CaseRecord } from './persistence';

const BATCH = 200;

/** Keeps colours and limits true as time goes by; touches only the clocks that change. */
@Injectable()
export class ClockSweep implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly schedule: Schedule,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.every('cases.clocks', MINUTE, () => this.sweep(this.clock.now()));
    this.schedule.every('cases.calendar', 60 * MINUTE, () => this.recompute(this.clock.now()));
  }

  /** Clocks whose colour or state changed by now; returns how many cases were brought up to date. */
  async sweep(now: Instant): Promise<number> {
    const changed = await this.database.manager.find(CaseClockRecord, {
      where: { nextChangeAt: LessThanOrEqual(now) },
      order: { nextChangeAt: 'ASC' },
      take: BATCH,
    });
    return this.refresh(changed, now);
  }

  /** Clocks that waited for a year's holidays, once that year is published. */
  async recompute(now: Instant): Promise<number> {
    const year = chinaCalendar().lastPublishedYear;
    const provisional = await this.database.manager.find(CaseClockRecord, {
      where: { provisionalYear: LessThanOrEqual(year), stoppedAt: IsNull() },
      take: BATCH,
    });
    return this.refresh(provisional, now);
  }

  private async refresh(rows: readonly CaseClockRecord[], now: Instant): Promise<number> {
    if (rows.length === 0) return 0;
    const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
    await this.database.transaction(async () => {
      for (const row of rows) await this.refreshClock(row, now);
      for (const caseId of caseIds) await this.refreshCase(caseId, now);
    });
    return caseIds.length;
  }

  /** Derived columns only: no version moves, so that nobody's screen goes stale by itself. */
  private async refreshClock(row: CaseClockRecord, now: Instant): Promise<void> {
    const { clock } = this.store.clockOf(row);
    const unchanged = { id: row.id, nextChangeAt: row.nextChangeAt ?? IsNull() };
    await this.database.manager.update(CaseClockRecord, unchanged, clockColumns(clock, now));
  }

  /** Unless someone takes a step just now: that writes the same columns, and truer ones. */
  private async refreshCase(caseId: string, now: Instant): Promise<void> {
    const { manager } = this.database;
    const row = await manager.findOne(CaseRecord, {
      select: { id: true, version: true },
      where: { id: caseId },
    });
    if (!row) return;
    const columns = headColumns(await this.store.clocksOf(caseId), now);
    await manager.update(CaseRecord, { id: row.id, version: row.version }, columns);
  }
}
