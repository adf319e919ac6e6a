import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type AlertRule, alertOf, type CaseClock, type CaseCommand } from '@yizhan/cases';
import { type Clock, type Instant, MINUTE } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { chinaCalendar } from '@yizhan/working-time';
import { IsNull, LessThanOrEqual } from 'typeorm';
import { CLOCK } from '../../platform/clock';
import { LedgerService } from '../../platform/ledger';
import { Schedule } from '../../platform/schedule';
import { CaseNotices } from './case-notices.service';
import { CaseSteps, systemActor } from './case-steps';
import { CaseStore, type LoadedCase } from './case-store';
import { clockColumns, headColumns, readingOf } from './clock-columns';
import { DeskNotices } from './desk-notices.service';
import { CaseClockRecord, CaseRecord } from './persistence';

const BATCH = 200;
const MOST_ROUNDS = 25;

interface Alert {
  readonly clock: CaseClock;
  readonly rule: AlertRule;
}

/**
 * Keeps colours and limits true as time goes by, tells people what runs out, and takes the steps by
 * which a limit ends by itself. Touches only the clocks that change.
 */
@Injectable()
export class ClockSweep implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly steps: CaseSteps,
    private readonly desks: DeskNotices,
    private readonly notices: CaseNotices,
    private readonly ledger: LedgerService,
    private readonly schedule: Schedule,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.every('cases.clocks', MINUTE, () => this.sweep(this.clock.now()));
    this.schedule.every('cases.calendar', 60 * MINUTE, () => this.recompute(this.clock.now()));
  }

  /**
   * Clocks whose colour or state changed by now; returns how many cases were brought up to date.
   * What piled up while no process ran is worked off in one go, within bounds.
   */
  async sweep(now: Instant): Promise<number> {
    let cases = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const changed = await this.database.manager.find(CaseClockRecord, {
        where: { nextChangeAt: LessThanOrEqual(now) },
        order: { nextChangeAt: 'ASC' },
        take: BATCH,
      });
      cases += await this.refresh(changed, now);
      if (changed.length < BATCH) break;
    }
    return cases;
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

  /** Each case in a transaction of its own: nobody who takes a step waits for the whole sweep. */
  private async refresh(rows: readonly CaseClockRecord[], now: Instant): Promise<number> {
    const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
    for (const caseId of caseIds)
      await this.database.transaction(() =>
        this.refreshCase(
          caseId,
          rows.filter((row) => row.caseId === caseId),
          now,
        ),
      );
    return caseIds.length;
  }

  private async refreshCase(
    caseId: string,
    rows: readonly CaseClockRecord[],
    now: Instant,
  ): Promise<void> {
    const alerts: Alert[] = [];
    for (const row of rows) alerts.push(...(await this.refreshClock(row, now)));
    await this.refreshHead(caseId, now);
    if (alerts.length === 0) return;
    const loaded = await this.store.load(caseId);
    if (!loaded) return;
    for (const alert of alerts) await this.tell(loaded, alert, now);
  }

  /**
   * Derived columns only: no version of the case moves, so that nobody's screen goes stale by itself.
   * Gives what must be told, once: whoever raised the level tells.
   */
  private async refreshClock(row: CaseClockRecord, now: Instant): Promise<Alert[]> {
    const of = this.store.clockOf(row);
    const reading = readingOf(of.clock, now);
    const rule = reading ? alertOf(reading, now, chinaCalendar()) : undefined;
    const alertLevel = Math.max(row.alertLevel, rule?.level ?? 0);
    const columns = { ...clockColumns({ ...of, alertLevel }, now), alertLevel };
    const seen = { id: row.id, version: row.version };
    const isMine = await compareAndSet(this.database.manager, CaseClockRecord, seen, columns);
    return isMine && rule && rule.level > row.alertLevel ? [{ clock: of, rule }] : [];
  }

  private async tell(loaded: LoadedCase, alert: Alert, now: Instant): Promise<void> {
    const { kind } = alert.clock;
    if (kind === 'supply') return this.remind(loaded, alert, now);
    await this.ledger.append({
      stream: `case:${loaded.row.id}`,
      type: alert.rule.event,
      at: now,
      content: { by: 'system', kind, clockId: alert.clock.id, internal: true },
    });
    await this.desks.alert(loaded, kind, alert.rule, now);
    // Three tries in vain and nobody closed it: it closes by itself, if nothing else is missing.
    if (kind === 'close' && isOver(alert))
      await this.end(
        loaded,
        { action: 'close', text: '几次回访都没有联系上诉求人，到期办结。' },
        now,
      );
  }

  /** The reporter is reminded; when the time is over the case goes on with what there is. */
  private async remind(loaded: LoadedCase, alert: Alert, now: Instant): Promise<void> {
    if (isOver(alert)) return this.end(loaded, { action: 'end_waiting' }, now);
    const { row, clocks } = loaded;
    await this.notices.send(row, clocks, ['reminded'], null, now);
  }

  /** What the rules refuse stays as it is: its limit is over, and people have been told. */
  private async end(loaded: LoadedCase, command: CaseCommand, now: Instant): Promise<void> {
    await this.steps.take(loaded, systemActor, command, now);
  }

  /** Unless someone takes a step just now: that writes the same columns, and truer ones. */
  private async refreshHead(caseId: string, now: Instant): Promise<void> {
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

function isOver({ rule }: Alert): boolean {
  return 'colour' in rule.at ? rule.at.colour === 'red' : true;
}
