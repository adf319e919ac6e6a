import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DAY, newId, SECOND } from '@yizhan/kernel';
import { Database, Marks, unavailability, within } from '@yizhan/storage';
import type { Redis } from 'ioredis';
import { type Alarm, Alarms } from './alarms';
import { CLOCK } from './clock';
import { REDIS } from './redis';

/** What each part is waited for; a balancer asks every few seconds and waits no longer. */
const LIMIT = SECOND;
/** A finding is good for so long: `/readyz` is open to all and must cost little. */
const GOOD_FOR = SECOND;
const PROBES = 'probe:';

export interface Readiness {
  readonly ready: boolean;
  readonly database: boolean;
  /** Whether something can be written: with a full disk reading still works. */
  readonly writable: boolean;
  readonly redis: boolean;
  /** On its way out: no further requests, please. */
  readonly leaving: boolean;
  readonly alarms: readonly Alarm[];
}

/** Whether this process can serve. */
@Injectable()
export class ReadinessService {
  private leaving = false;
  private last: { readonly at: number; readonly found: Promise<Found> } | undefined;
  /** A row of this process's own: those of several are written side by side without a lock. */
  private readonly mark = `${PROBES}${newId()}`;
  private readonly marks: Marks;
  private cleared = false;

  constructor(
    private readonly database: Database,
    @Inject(REDIS) private readonly redis: Redis | null,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly alarms: Alarms,
  ) {
    this.marks = new Marks(database);
  }

  /** From now on it isn't ready any more. */
  leave(): void {
    this.leaving = true;
  }

  async look(): Promise<Readiness> {
    const { leaving } = this;
    const { database, writable, redis } = await this.find();
    // Without Redis each process counts limits and wakes for itself: it serves, and says so here.
    const ready = database && writable && !leaving;
    return { ready, database, writable, redis, leaving, alarms: this.alarms.all() };
  }

  private find(): Promise<Found> {
    const now = performance.now();
    if (!this.last || now - this.last.at > GOOD_FOR) this.last = { at: now, found: this.probe() };
    return this.last.found;
  }

  private async probe(): Promise<Found> {
    const { redis } = this;
    const [database, writable, redisUp] = await Promise.all([
      works(() => this.database.query('select 1')),
      works(() => this.write()),
      redis ? works(() => redis.ping()) : true,
    ]);
    return { database, writable, redis: redisUp };
  }

  private async write(): Promise<void> {
    try {
      await this.clearUp();
      await this.marks.set(this.mark, '', this.clock.now());
    } catch (error) {
      // Others are writing: then writing works.
      if (unavailability(error) !== 'busy') throw error;
    }
  }

  /** Takes away what processes that were killed have left. */
  private async clearUp(): Promise<void> {
    if (this.cleared) return;
    await this.marks.removeOld(PROBES, this.clock.now() - DAY);
    this.cleared = true;
  }

  /** Takes this process's row away; called at the end. */
  async forget(): Promise<void> {
    await works(() => this.marks.remove(this.mark));
  }
}

type Found = Pick<Readiness, 'database' | 'writable' | 'redis'>;

async function works(probe: () => Promise<unknown>): Promise<boolean> {
  try {
    await within(LIMIT, probe(), () => new Error('no answer in time'));
    return true;
  } catch {
    return false;
  }
}
