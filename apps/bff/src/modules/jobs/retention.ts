import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Instant } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { CLOCK } from '../../platform/clock';
import { GONE, LedgerService, ROW } from '../../platform/ledger';
import { RetentionSweep } from '../../platform/retention';

/**
 * Takes away work that is long settled. Wages that are owed or disputed stay, however old, and with
 * them the sign-up and the posting. What people said leaves the ledger too; its chain still holds.
 */
@Injectable()
export class JobsRetention {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerService,
    @Inject(CLOCK) private readonly clock: Clock,
    sweep: RetentionSweep,
  ) {
    sweep.on('wages', (before, most) => this.settledWork(before, most));
    sweep.on('sign_ups', (before, most) => this.signUps(before, most));
    sweep.on('postings', (before, most) => this.postings(before, most));
    sweep.on('objections', sweep.rows('employer_objections', ['id'], 'answered_at < ?'));
    sweep.on('contact_calls', sweep.rows('contact_calls', ['id'], 'called_at < ?'));
  }

  private settledWork(before: Instant, most: number): Promise<number> {
    return this.remove(
      `select application_id as id from wages where (state in ('confirmed', 'assumed') or amount_fen <= 0)
         and coalesce(confirmed_at, paid_at, due_at) < ? limit ${most}`,
      before,
    );
  }

  private signUps(before: Instant, most: number): Promise<number> {
    return this.remove(
      `select a.id from applications a left join wages w on w.application_id = a.id
       where a.ends_at < ? and w.id is null limit ${most}`,
      before,
    );
  }

  private remove(select: string, before: Instant): Promise<number> {
    return this.database.transaction(async () => {
      const rows = await this.database.query<{ id: string }>(select, [before]);
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return 0;
      for (const id of ids) {
        const stream = `application:${id}`;
        await this.ledger.erasePersonal(stream, { why: 'retention' });
        const at = this.clock.now();
        await this.ledger.append({ stream, type: 'work.removed', at, content: { [ROW]: GONE } });
      }
      for (const table of ['work_hours', 'absences', 'contact_calls', 'wages'])
        await this.database.execute(`delete from ${table} where application_id in (?)`, [ids]);
      await this.database.execute('delete from applications where id in (?)', [ids]);
      return ids.length;
    });
  }

  /** Drafts count from when they were begun. */
  private postings(before: Instant, most: number): Promise<number> {
    return this.database.transaction(async () => {
      const rows = await this.database.query<{ id: string }>(
        `select p.id from postings p left join applications a on a.posting_id = p.id
         where p.last_ends_at < ? and p.created_at < ? and a.id is null limit ${most}`,
        [before, before],
      );
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return 0;
      for (const table of ['posting_terms', 'shifts'])
        await this.database.execute(`delete from ${table} where posting_id in (?)`, [ids]);
      await this.database.execute('delete from postings where id in (?)', [ids]);
      return ids.length;
    });
  }
}
