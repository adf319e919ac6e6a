import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database, Leadership } from '@yizhan/storage';
import { ClockWatch } from './clock-watch';
import { logger } from './logging';

interface Job {
  readonly name: string;
  readonly every: number;
  readonly work: () => Promise<unknown>;
}

/**
 * Background sweeps. Of many processes one runs them all, as long as it lives; a sweep never overlaps
 * with itself, however long it takes. Intervals and the turn among processes ask no wall clock.
 */
@Injectable()
export class Schedule implements OnApplicationShutdown {
  private readonly jobs: Job[] = [];
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly leadership: Leadership;
  private started = false;

  constructor(
    database: Database,
    private readonly clockWatch: ClockWatch,
  ) {
    this.leadership = new Leadership(database, 'sweeps', {
      // An embedded file is one process's: what a former one has left is nobody's.
      alone: database.dialect === 'sqlite',
      onError: (error) => logger.warn({ err: error }, 'whose turn it is could not be asked'),
    });
  }

  /** @param every milliseconds between two runs */
  every(name: string, every: number, work: () => Promise<unknown>): void {
    const job = { name, every, work };
    this.jobs.push(job);
    if (this.started) this.plan(job, every);
  }

  start(): void {
    this.started = true;
    // What became due while no process was running is not left for a whole interval more.
    this.leadership.start(() => {
      for (const job of this.jobs) this.plan(job, 0);
    });
  }

  /** Runs one sweep now, whatever the time: for tests and for an administrator. */
  async run(name: string): Promise<void> {
    const job = this.jobs.find((each) => each.name === name);
    if (!job) throw new Error(`no sweep is called ${name}`);
    await job.work();
  }

  async onApplicationShutdown(): Promise<void> {
    this.started = false;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.running.values());
    await this.leadership.stop();
  }

  private plan(job: Job, wait: number): void {
    clearTimeout(this.timers.get(job.name));
    const timer = setTimeout(() => this.go(job), wait);
    timer.unref();
    this.timers.set(job.name, timer);
  }

  private go(job: Job): void {
    // One that was lost and won again finds the former run still at work.
    if (this.running.has(job.name)) return;
    const run = this.attempt(job).finally(() => {
      this.running.delete(job.name);
      if (this.started) this.plan(job, job.every);
    });
    this.running.set(job.name, run);
  }

  private async attempt(job: Job): Promise<void> {
    if (!this.leadership.holds || !this.clockWatch.believed) return;
    try {
      await job.work();
    } catch (error) {
      logger.error({ sweep: job.name, err: error }, 'sweep failed');
    }
  }
}
