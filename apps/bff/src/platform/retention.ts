import { Injectable, type OnModuleInit } from '@nestjs/common';
import { retention, type SweptKind } from '@yizhan/identity/vocabulary';
import { DAY, type Instant } from '@yizhan/kernel';
import { Database, type SqlParameter } from '@yizhan/storage';
import { logger } from './logging';
import { Purges } from './purges';

/** Rows taken away by one transaction, and how many of these a kind gets in one run. */
const BATCH = 200;
const ROUNDS = 50;

/** Takes away at most `most` of what came to its end before `before`; gives how many. */
export type Purge = (before: Instant, most: number) => Promise<number>;

/**
 * Takes away each kind of record when its time is over (个人信息保护法 19, 47). How long each is kept is
 * data (`retention`); each area says here how its own goes. What one run doesn't finish is left for the
 * next day.
 */
@Injectable()
export class RetentionSweep implements OnModuleInit {
  private readonly purges = new Map<SweptKind, Purge>();

  constructor(
    private readonly database: Database,
    private readonly purgesByTime: Purges,
  ) {
    this.on(
      'answers',
      this.rows('idempotency_records', ['scope', 'request_key'], 'created_at < ?'),
    );
    this.on('messages', this.rows('outbox_messages', ['id'], 'delivered_at < ?'));
  }

  onModuleInit(): void {
    this.purgesByTime.every('retention', DAY, (now) => this.run(now));
  }

  on(kind: SweptKind, purge: Purge): void {
    this.purges.set(kind, purge);
  }

  get kinds(): readonly SweptKind[] {
    return [...this.purges.keys()];
  }

  /** How many of each kind went; one that fails doesn't keep the others. */
  async run(now: Instant): Promise<Partial<Record<SweptKind, number>>> {
    const gone: Partial<Record<SweptKind, number>> = {};
    for (const [kind, purge] of this.purges)
      try {
        gone[kind] = await this.purgeAll(purge, now - retention[kind].keptFor);
      } catch (error) {
        logger.error({ kind, err: error }, 'what is past its time could not be taken away');
      }
    return gone;
  }

  /** Whole rows of one table that `condition` finds, in which each `?` is the end of the time kept. */
  rows(table: string, keys: readonly string[], condition: string): Purge {
    const marks = condition.split('?').length - 1;
    return (before, most) =>
      this.database.transaction(async () => {
        const values: SqlParameter[] = Array<Instant>(marks).fill(before);
        const found = await this.database.query<Record<string, string | number>>(
          `select ${keys.join(', ')} from ${table} where ${condition} limit ${most}`,
          values,
        );
        if (found.length === 0) return 0;
        const one = `(${keys.map((key) => `${key} = ?`).join(' and ')})`;
        await this.database.execute(
          `delete from ${table} where ${found.map(() => one).join(' or ')}`,
          found.flatMap((row) => keys.map((key) => row[key] ?? null)),
        );
        return found.length;
      });
  }

  private async purgeAll(purge: Purge, before: Instant): Promise<number> {
    let gone = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const some = await purge(before, BATCH);
      gone += some;
      if (some < BATCH) break;
    }
    return gone;
  }
}
