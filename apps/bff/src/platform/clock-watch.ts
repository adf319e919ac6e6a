import { performance } from 'node:perf_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Clock, DAY, MINUTE, SECOND } from '@yizhan/kernel';
import { Alarms } from './alarms';
import { CLOCK } from './clock';

const LOOK_EVERY = SECOND;
/** So far the wall clock may drift from the machine's own within one look, before it is a jump. */
const JUMP = MINUTE;
/** A jump ahead by more than this must not be taken for time that has passed. */
const TOO_FAR = DAY;
const ALARM = 'clock.jumped';

/**
 * Compares the wall clock with the machine's monotonic one. A jump is an alarm; while the clock stands
 * more than a day ahead of the time that has really passed, nothing may act on what seems overdue;
 * and while it stands off at all, nothing is deleted by time (see `Purges`).
 */
@Injectable()
export class ClockWatch implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private last: { readonly wall: number; readonly own: number } | undefined;
  /** How far the clock stands from where it would without its jumps, in ms; behind is negative. */
  private off = 0;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly alarms: Alarms,
  ) {}

  start(): void {
    this.look();
    this.timer = setInterval(() => this.look(), LOOK_EVERY);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Whether what the clock says may be acted on. A restart takes it as it is. */
  get believed(): boolean {
    return this.off <= TOO_FAR;
  }

  /** Whether the clock stands off, ahead or behind, by a jump that was not undone. */
  get jumpStands(): boolean {
    return Math.abs(this.off) >= JUMP;
  }

  /** @param own the machine's monotonic time in ms */
  look(own = performance.now()): void {
    const wall = this.clock.now();
    const jumped = this.last ? wall - this.last.wall - (own - this.last.own) : 0;
    this.last = { wall, own };
    if (Math.abs(jumped) < JUMP) return;
    this.off += jumped;
    if (!this.jumpStands) this.alarms.clear(ALARM);
    else this.alarms.raise(ALARM, describe(this.off, this.believed));
  }
}

function describe(off: number, believed: boolean): string {
  const by = `${Math.round(Math.abs(off) / SECOND)} s`;
  const where = off > 0 ? `${by} ahead` : `${by} behind`;
  const held = believed
    ? '; nothing is deleted by time until it is set right, or until a restart takes it as it is'
    : '; sweeps wait until it is set right, or until a restart takes it as it is';
  return `the clock jumped and stands ${where} of the time that has passed${held}`;
}
