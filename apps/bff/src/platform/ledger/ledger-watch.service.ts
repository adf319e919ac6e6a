import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Clock, DAY } from '@yizhan/kernel';
import { Database, Marks } from '@yizhan/storage';
import { Alarms } from '../alarms';
import { CLOCK } from '../clock';
import { logger } from '../logging';
import { Schedule } from '../schedule';
import { LedgerStore } from './ledger-store';
import { type RowFault, RowRecords } from './row-records';
import { StreamChecks, type StreamFault } from './stream-checks';
import { StreamSeals } from './stream-seals';

const MARK = 'ledger.sealed';
/** As many names as a person can look after are said in the log. */
const NAMED = 20;

export interface LedgerFindings {
  readonly streams: readonly StreamFault[];
  readonly rows: readonly RowFault[];
}

/** Once a day the whole record is gone through, and the rows that follow from it. */
@Injectable()
export class LedgerWatch implements OnApplicationBootstrap {
  private readonly marks: Marks;

  constructor(
    private readonly store: LedgerStore,
    private readonly checks: StreamChecks,
    private readonly rows: RowRecords,
    private readonly seals: StreamSeals,
    private readonly alarms: Alarms,
    database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    schedule: Schedule,
  ) {
    this.marks = new Marks(database);
    schedule.every('ledger.check', DAY, () => this.check());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.sealOnce();
  }

  /** Alarms while anything is wrong, and no longer. */
  async check(): Promise<LedgerFindings> {
    const streams = await this.checks.all();
    this.tell('ledger.streams', 'streams are not what was written', streams);
    const rows = await this.rows.check();
    this.tell('ledger.rows', 'rows are not as their last event left them', rows);
    return { streams, rows };
  }

  private tell(alarm: string, what: string, faults: readonly StreamFault[]): void {
    if (faults.length === 0) {
      this.alarms.clear(alarm);
      return;
    }
    // Names of streams are for the log alone; whoever asks for readiness learns how many.
    logger.error({ alarm, faults: faults.slice(0, NAMED) }, 'the record is not what was written');
    this.alarms.raise(alarm, `${faults.length} ${what}`);
  }

  /**
   * Streams from before ends were sealed are sealed once, those that are whole. A mark made with the key
   * says that it is done: a stream without a seal that turns up afterwards was put there by someone.
   */
  private async sealOnce(): Promise<void> {
    const done = await this.marks.get(MARK);
    if (done?.value === this.seals.mark) return;
    const { sealed, unsealed } = await this.store.countSeals();
    if (done || (sealed > 0 && unsealed > 0)) {
      this.alarms.raise(
        'ledger.seals',
        `${unsealed} streams bear no seal, and it is not the first start`,
      );
      return;
    }
    await this.sealAll();
    await this.marks.set(MARK, this.seals.mark, this.clock.now());
  }

  private async sealAll(): Promise<void> {
    for (;;) {
      const heads = await this.store.unsealed(200);
      if (heads.length === 0) return;
      for (const head of heads) await this.store.sealEnd(head);
    }
  }
}
