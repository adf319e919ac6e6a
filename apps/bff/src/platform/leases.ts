import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from './redis';

/** A claim on a piece of work for a time. With Redis it is shared, else it is this process's own. */
@Injectable()
export class Leases {
  private readonly held = new Map<string, number>();

  constructor(@Inject(REDIS) private readonly redis: Redis | null) {}

  /** @param life milliseconds; true when the claim is ours */
  async take(name: string, life: number): Promise<boolean> {
    if (this.redis) return (await this.redis.set(`lease:${name}`, '1', 'PX', life, 'NX')) === 'OK';
    const now = Date.now();
    if ((this.held.get(name) ?? 0) > now) return false;
    this.held.set(name, now + life);
    return true;
  }
}
