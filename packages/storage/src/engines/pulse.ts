import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { failure, isConnectionLost, Unavailable } from '../errors';
import { within } from '../within';
import type { Limits } from './limits';

/** Failing so often in a row means away: one question may go astray. */
const MISSES = 2;

/**
 * Whether the server lives. It is asked only when there is doubt, on a connection of its own; while
 * it is away nobody waits for it, and it is asked again and again until it answers.
 */
export class Pulse {
  private awaySince: number | undefined;
  private cause: unknown;
  private looking = false;
  private closed = false;

  /**
   * @param ask throws when the server doesn't answer
   * @param cutOff called when it is found to be away: whoever waits for it now waits in vain
   */
  constructor(
    private readonly limits: Limits,
    private readonly ask: () => Promise<unknown>,
    private readonly cutOff: (error: Error) => void,
  ) {}

  /** Throws while the server is away: for the first moment in a way that may be tried again. */
  admit(): void {
    if (this.awaySince === undefined) return;
    const away = performance.now() - this.awaySince;
    if (away > this.limits.grace) throw new Unavailable('away', this.cause);
    throw failure('YIZHAN_NOT_CONNECTED', 'the database is away');
  }

  /** Something failed or is late: looks whether the server lives. Called as often as one likes. */
  doubt(): void {
    if (this.looking || this.closed) return;
    this.looking = true;
    this.look()
      .catch(() => undefined)
      .finally(() => {
        this.looking = false;
      });
  }

  close(): void {
    this.closed = true;
  }

  private async look(): Promise<void> {
    for (let misses = 0; !this.closed; ) {
      const error = await this.failureOf();
      if (error === undefined) {
        this.awaySince = undefined;
        return;
      }
      misses += 1;
      if (misses >= MISSES && this.awaySince === undefined) this.lose(error);
      await pause(this.limits.lookAgain, undefined, { ref: false });
    }
  }

  private lose(error: unknown): void {
    this.awaySince = performance.now();
    this.cause = error;
    this.cutOff(failure('YIZHAN_NO_ANSWER', 'the database does not answer'));
  }

  /** A refusal (a wrong password, too many connections) is an answer too. */
  private async failureOf(): Promise<unknown> {
    try {
      await within(this.limits.probe, this.ask(), () =>
        failure('YIZHAN_NO_ANSWER', 'the database does not answer'),
      );
      return undefined;
    } catch (error) {
      return isConnectionLost(error) ? error : undefined;
    }
  }
}
