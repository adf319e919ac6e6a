import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Leases } from './leases';
import { logger } from './logging';

interface Job {
  readonly name: string;
  readonly every: number;
  readonly work: () => Promise<unknown>;
}

/** Background sweeps. With many processes each sweep runs on one of them at a time. */
@Injectable()
export class Schedule implements OnApplicationShutdown {
  private readonly jobs: Job[] = [];
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private started = false;

  constructor(private readonly leases: Leases) {}

  /** @param every milliseconds between two runs */
  every(name: string, every: number, work: () => Promise<unknown>): void {
    const job = { name, every, work };
    this.jobs.push(job);
    if (this.started) this.plan(job);
  }

  start(): void {
    this.started = true;
    // What became due while no process was running is not left for a whole interval more.
    for (const job of this.jobs) this.plan(job, 0);
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
    await Promise.all(this.running);
  }

  private plan(job: Job, wait = job.every): void {
    const timer = setTimeout(() => {
      const run = this.attempt(job).finally(() => {
        this.running.delete(run);
        if (this.started) this.plan(job);
      });
      this.running.add(run);
    }, wait);
    timer.unref();
    this.timers.set(job.name, timer);
  }

  private async attempt(job: Job): Promise<void> {
    try {
      if (await this.leases.take(`sweep:${job.name}`, job.every)) await job.work();
    } catch (error) {
      logger.error({ sweep: job.name, err: error }, 'sweep failed');
    }
  }
}
