import { Inject, Injectable } from '@nestjs/common';
import {
  type Allowance,
  type CodeAllowances,
  type CountedBy,
  codeAllowances,
  demonstrationCodeAllowances,
  demonstrationLimits,
  type Limit,
  type LimitName,
  type Limits,
  limits,
} from '@yizhan/identity/vocabulary';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { lineOf, networks } from './addresses';
import { CONFIG, type Config } from './config';
import { PersonalData } from './personal-data';
import { REDIS } from './redis';

/** All that bounds how often somebody may ask. */
export interface Budgets {
  readonly limits: Limits;
  readonly codes: CodeAllowances;
}

export const budgets: Budgets = { limits, codes: codeAllowances };

export const demonstrationBudgets: Budgets = {
  limits: demonstrationLimits,
  codes: demonstrationCodeAllowances,
};

export const BUDGETS = Symbol('budgets');

/** Who is calling about what. */
export interface Spender {
  readonly ip: string;
  /** The phone, account, number or session that is tried; null when the call names none. */
  readonly subject: string | null;
  readonly callerId: string | null;
  /** What the caller holds; none when nobody is signed in. */
  readonly roles?: readonly string[];
}

type Limiter = RateLimiterMemory | RateLimiterRedis;

interface Counter {
  readonly limiter: Limiter;
  readonly key: string;
  /** Whether it counts all that comes from one address. */
  readonly isAddress: boolean;
}

/**
 * Counts calls against budgets; shared by all processes when there is Redis. While Redis is away or
 * too slow, each process counts for itself: nobody waits for it and nobody is refused for it.
 */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, Limiter>();
  private readonly isKnown: (ip: string) => boolean;

  constructor(
    @Inject(REDIS) private readonly redis: Redis | null,
    @Inject(BUDGETS) private readonly budgets: Budgets,
    @Inject(CONFIG) config: Pick<Config, 'knownAddresses'>,
    private readonly personalData: PersonalData,
  ) {
    this.isKnown = networks(config.knownAddresses);
  }

  /** Seconds to wait, or 0 when the call is within its budget (and is counted). */
  async spend(name: LimitName, spender: Spender): Promise<number> {
    for (const { limiter, key } of this.counters(name, spender)) {
      const wait = await this.consume(limiter, key);
      if (wait > 0) return wait;
    }
    return 0;
  }

  /** A call has come to a good end, or cost nothing: what it spent is given back. */
  async giveBack(name: LimitName, spender: Spender): Promise<void> {
    await this.reward(this.counters(name, spender));
  }

  /** A call was refused: it cost its address what it cost, but not whom it named. */
  async giveBackToNamed(name: LimitName, spender: Spender): Promise<void> {
    await this.reward(this.counters(name, spender).filter(({ isAddress }) => !isAddress));
  }

  private async reward(counters: readonly Counter[]): Promise<void> {
    // Below nothing spent it would be credit for the next hour.
    for (const { limiter, key } of counters)
      if (((await limiter.get(key))?.consumedPoints ?? 0) > 0) await limiter.reward(key);
  }

  /** The address as it is counted and kept: by line, not readable without the key. */
  placeOf(ip: string): string {
    return this.personalData.blindIndex(lineOf(ip));
  }

  /** What a call is counted by: its address, and what is tried. */
  private counters(name: LimitName, spender: Spender): Counter[] {
    const { perAddress, perKnownAddress, per, signedIn }: Limit = this.budgets.limits[name];
    if (signedIn && spender.callerId !== null) return [this.ownCounter(name, signedIn, spender)];
    const known = this.isKnown(spender.ip);
    const allowance = known ? perKnownAddress : perAddress;
    const where = known ? 'known-address' : 'address';
    const counted = per && countedKey(per.by, spender);
    return [
      ...(allowance
        ? [
            {
              limiter: this.limiter(`${name}:${where}`, allowance),
              key: this.placeOf(spender.ip),
              isAddress: true,
            },
          ]
        : []),
      ...(per && counted
        ? [
            {
              limiter: this.limiter(`${name}:${per.by}`, per.allowance),
              key: this.personalData.blindIndex(counted),
              isAddress: false,
            },
          ]
        : []),
    ];
  }

  private ownCounter(
    name: LimitName,
    { person, staff }: NonNullable<Limit['signedIn']>,
    { callerId, roles = [] }: Spender,
  ): Counter {
    const isStaff = staff.roles.some((role) => roles.includes(role));
    return {
      limiter: this.limiter(`${name}:${isStaff ? 'staff' : 'person'}`, isStaff ? staff : person),
      key: this.personalData.blindIndex(callerId ?? ''),
      isAddress: false,
    };
  }

  private async consume(limiter: Limiter, key: string): Promise<number> {
    try {
      await limiter.consume(key);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
      throw refusal;
    }
  }

  private limiter(name: string, { calls, within }: Allowance): Limiter {
    let limiter = this.limiters.get(name);
    if (!limiter) {
      const common = { points: calls, duration: within / 1000, keyPrefix: `limit:${name}` };
      const own = new RateLimiterMemory(common);
      limiter = this.redis
        ? new RateLimiterRedis({
            ...common,
            storeClient: this.redis,
            insuranceLimiter: own,
            rejectIfRedisNotReady: true,
          })
        : own;
      this.limiters.set(name, limiter);
    }
    return limiter;
  }
}

function countedKey(by: CountedBy, { ip, subject, callerId }: Spender): string | null {
  const counted = by === 'caller' ? callerId : (subject ?? callerId);
  return counted === null || by !== 'subject-at-address' ? counted : `${counted} at ${lineOf(ip)}`;
}
