import { Unavailable } from '../errors';

/** A FIFO lock: who asks first goes first, and who waits too long is told so. */
export class Turns {
  private held = false;
  private readonly waiting: Waiter[] = [];

  /** @param patience how long one may wait, in ms, before `take` throws */
  constructor(
    private readonly patience: number,
    private readonly complaint: string,
  ) {}

  /** Resolves when it is one's turn; call what it gives exactly once to let the next one in. */
  take(): Promise<() => void> {
    if (!this.held) {
      this.held = true;
      return Promise.resolve(this.leave);
    }
    return new Promise((enter, fail) => {
      const waiter: Waiter = { enter: () => enter(this.leave), timer: undefined };
      waiter.timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        fail(new Unavailable('busy', new Error(this.complaint)));
      }, this.patience);
      this.waiting.push(waiter);
    });
  }

  private readonly leave = (): void => {
    const next = this.waiting.shift();
    if (!next) {
      this.held = false;
      return;
    }
    clearTimeout(next.timer);
    next.enter();
  };
}

interface Waiter {
  readonly enter: () => void;
  timer: NodeJS.Timeout | undefined;
}
