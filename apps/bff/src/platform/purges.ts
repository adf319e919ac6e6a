import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { purgeStep } from '@yizhan/identity/vocabulary';
import { type Clock, DAY, type Instant } from '@yizhan/kernel';
import { Database, Marks } from '@yizhan/storage';
import { Alarms } from './alarms';
import { CLOCK } from './clock';
import { ClockWatch } from './clock-watch';
import { Schedule } from './schedule';

/** The moment up to which time has been believed to have passed. */
const MARK = 'purges.at';
const ALARM = 'purges.held';

/**
 * Sweeps that delete by time. A clock that is wrong for seconds must not delete years: nothing goes
 * while a jump of the clock stands, nor when it stands further ahead of the last purge, which storage
 * remembers over restarts, than `purgeStep`. Then an alarm waits for an operator.
 */
@Injectable()
export class Purges implements OnModuleInit {
  private readonly marks: Marks;

  constructor(
    private readonly database: Database,
    private readonly schedule: Schedule,
    private readonly clockWatch: ClockWatch,
    private readonly alarms: Alarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.marks = new Marks(database);
  }

  /** Before this process writes anything, by a clock that may be wrong. */
  async onModuleInit(): Promise<void> {
    if (await this.marks.get(MARK)) return;
    const now = this.clock.now();
    await this.marks.keep(MARK, String((await this.newestWritten()) ?? now), now);
  }

  /** @param every milliseconds between two runs; `purge` runs only when the clock may be trusted */
  every(name: string, every: number, purge: (now: Instant) => Promise<unknown>): void {
    this.schedule.every(name, every, async () => {
      const now = this.clock.now();
      if (await this.mayGoAt(now)) await purge(now);
    });
  }

  private async mayGoAt(now: Instant): Promise<boolean> {
    if (this.clockWatch.jumpStands) {
      this.alarms.raise(ALARM, 'nothing is deleted by time while a jump of the clock stands');
      return false;
    }
    const mark = await this.marks.get(MARK);
    const ahead = mark ? now - Number(mark.value) : Number.POSITIVE_INFINITY;
    if (ahead > purgeStep.value) {
      this.alarms.raise(ALARM, held(mark?.value, now));
      return false;
    }
    this.alarms.clear(ALARM);
    await this.marks.set(MARK, String(now), now);
    return true;
  }

  private async newestWritten(): Promise<Instant | undefined> {
    const [row] = await this.database.query<{ at: number | string | null }>(
      'select max(created_at) as at from ledger_events',
    );
    return row?.at == null ? undefined : Number(row.at);
  }
}

/** An operator has looked: the clock is right, and purges go on from `now`. */
export async function confirmClock(database: Database, now: Instant): Promise<void> {
  await new Marks(database).set(MARK, String(now), now);
}

function held(last: string | undefined, now: Instant): string {
  const since = last === undefined ? 'no known purge' : `the last purge (${day(Number(last))})`;
  return (
    `nothing is deleted by time: the clock (${day(now)}) stands more than ` +
    `${purgeStep.value / DAY} days after ${since}. Set the clock right, or when it is right run npm run confirm-clock`
  );
}

const day = (at: Instant): string => new Date(at).toISOString().slice(0, 10);
