import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { REDIS } from './redis';

export type LimitName = 'login' | 'code' | 'lookup';

/** How many calls in how many seconds: by address, and by what is being tried (a phone, an account). */
export interface Budget {
  readonly perAddress: { readonly points: number; readonly duration: number };
  readonly perSubject: { readonly points: number; readonly duration: number };
}

/** Addresses are shared by whole villages behind one mobile gateway, hence the wide first figure. */
export const budgets: Readonly<Record<LimitName, Budget>> = {
  code: { perAddress: { points: 60, duration: 3600 }, perSubject: { points: 5, duration: 3600 } },
  login: { perAddress: { points: 120, duration: 600 }, perSubject: { points: 10, duration: 600 } },
  lookup: { perAddress: { points: 60, duration: 600 }, perSubject: { points: 10, duration: 600 } },
};

/** A demonstration has one address and few people, who sign in as everyone in turn. */
export const demonstrationBudgets: Readonly<Record<LimitName, Budget>> = {
  code: {
    perAddress: { points: 2000, duration: 3600 },
    perSubject: { points: 500, duration: 3600 },
  },
  login: {
    perAddress: { points: 2000, duration: 600 },
    perSubject: { points: 500, duration: 600 },
  },
  lookup: budgets.lookup,
};

export const BUDGETS = Symbol('budgets');

/** Counts calls against a budget; shared by all processes when there is Redis. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterMemory | RateLimiterRedis>();

  constructor(
    @Inject(REDIS) private readonly redis: Redis | null,
    @Inject(BUDGETS) private readonly table: Readonly<Record<LimitName, Budget>>,
  ) {}

  /** Seconds to wait, or 0 when the call is within its budget (and is counted). */
  async spend(name: LimitName, address: string, subject: string | null): Promise<number> {
    const budget = this.table[name];
    const byAddress = await this.consume(`${name}:address`, budget.perAddress, address);
    if (byAddress > 0 || subject === null) return byAddress;
    return this.consume(`${name}:subject`, budget.perSubject, subject);
  }

  private async consume(
    name: string,
    options: { points: number; duration: number },
    key: string,
  ): Promise<number> {
    try {
      await this.limiter(name, options).consume(key);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
      throw refusal;
    }
  }

  private limiter(name: string, options: { points: number; duration: number }) {
    let limiter = this.limiters.get(name);
    if (!limiter) {
      const common = { ...options, keyPrefix: `limit:${name}` };
      limiter = this.redis
        ? new RateLimiterRedis({ ...common, storeClient: this.redis })
        : new RateLimiterMemory(common);
      this.limiters.set(name, limiter);
    }
    return limiter;
  }
}
