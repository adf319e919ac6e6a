import { Injectable } from '@nestjs/common';
import {
  type Assessment,
  afterLastShift,
  jobErrors,
  postingMachine,
  searchTerms,
} from '@yizhan/jobs';
import type { PostingState } from '@yizhan/jobs/vocabulary';
import { err, type Instant, ok, raise, transitionOf } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { NEWEST_FIRST } from './listing.sql';
import { JobsNews, screens } from './news.service';
import { Posting } from './persistence';

type ReviewAction = 'approve' | 'return' | 'take_down';

/** Moves postings from state to state, with what follows: open shifts, words to be found by, news. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly database: Database,
    private readonly news: JobsNews,
  ) {}

  /** A draft that passed: published at once, or in the queue of the staff. */
  async sendIn(posting: Posting, { outcome, findings }: Assessment, now: Instant): Promise<void> {
    const to = outcome === 'published' ? 'published' : 'in_review';
    const changes = { findings, submittedAt: now, stateReason: null };
    const moved = await this.move(posting, to, {
      ...changes,
      ...(to === 'published' ? { publishedAt: now } : {}),
    });
    if (!moved) throw new Error(`posting ${posting.id} was changed meanwhile`);
    if (to === 'published') await this.addTerms([{ ...posting, publishedAt: now }], now);
  }

  async review(postingId: string, action: ReviewAction, reason: string | null, now: Instant) {
    const posting = await this.database.manager.findOneBy(Posting, { id: postingId });
    if (!posting) return err(raise(jobErrors.posting_not_found));
    const to = transitionOf(postingMachine, posting.state, action)?.to;
    if (!to) return err(raise(jobErrors.posting_state, { state: posting.state }));
    const publishedAt = action === 'approve' ? now : posting.publishedAt;
    if (!(await this.move(posting, to, { stateReason: reason, publishedAt })))
      return err(raise(jobErrors.posting_state));
    if (action === 'approve') await this.addTerms([{ ...posting, publishedAt: now }], now);
    if (action === 'take_down') await this.dismissPeople(posting, reason ?? '');
    await this.tellReviewed(posting, action, reason);
    return ok({ state: to });
  }

  /** Changes the state if the posting is still as it was read; its shifts open or close with it. */
  async move(
    posting: Posting,
    to: PostingState,
    changes: Partial<Omit<Posting, 'version'>>,
  ): Promise<boolean> {
    const seen = { id: posting.id, version: posting.version };
    const won = await compareAndSet(this.database.manager, Posting, seen, {
      ...changes,
      state: to,
    });
    if (!won) return false;
    const isOpen = to === 'published' || to === 'filled';
    await this.database.execute('update shifts set is_open = ? where posting_id = ?', [
      Number(isOpen),
      posting.id,
    ]);
    if (['taken_down', 'expired', 'finished'].includes(to)) await this.dropTerms(posting.id);
    return true;
  }

  /** The words under which postings are found; many rows by few statements. */
  async addTerms(
    postings: readonly Pick<Posting, 'id' | 'searchText' | 'publishedAt'>[],
    now: Instant,
  ): Promise<void> {
    const rows = postings.flatMap((posting) =>
      searchTerms(posting.searchText).map((term) => [
        term,
        NEWEST_FIRST - (posting.publishedAt ?? now),
        posting.id,
        now,
      ]),
    );
    for (let start = 0; start < rows.length; start += 200) {
      const some = rows.slice(start, start + 200);
      await this.database.execute(
        `insert into posting_terms (term, publish_key, posting_id, created_at)
         values ${some.map(() => '(?, ?, ?, ?)').join(', ')}`,
        some.flat(),
      );
    }
  }

  /** Full: shown no more, but the waiting list goes on. Counts for the employer's face, once. */
  async markFilled(postingId: string, now: Instant): Promise<void> {
    const posting = await this.database.manager.findOneBy(Posting, { id: postingId });
    if (posting?.state !== 'published' && posting?.state !== 'paused') return;
    const isFirst = posting.filledAt === null;
    if (!(await this.move(posting, 'filled', { filledAt: posting.filledAt ?? now }))) return;
    if (!isFirst) return;
    await this.database.execute(
      'update employers set filled_postings = filled_postings + 1 where id = ?',
      [posting.employerId],
    );
    await this.news.tellEmployer(posting.employerId, {
      topic: 'jobs.posting_filled',
      key: postingId,
      title: '岗位招满了',
      body: `“${posting.title}”已经招满，请按时到岗接人`,
      link: screens.people(postingId),
    });
  }

  /** A place became free again. */
  async reopen(postingId: string): Promise<void> {
    const posting = await this.database.manager.findOneBy(Posting, { id: postingId });
    if (posting?.state === 'filled') await this.move(posting, 'published', {});
  }

  /** Expires or finishes what is over; how many. */
  async closeEnded(now: Instant, batch = 200): Promise<number> {
    const ended = await this.database.query<{ id: string }>(
      `select id from postings
       where state in ('draft', 'in_review', 'published', 'paused', 'filled')
         and last_ends_at > 0 and last_ends_at <= ? order by last_ends_at limit ${batch}`,
      [now],
    );
    for (const { id } of ended) await this.database.transaction(() => this.close(id, now));
    return ended.length;
  }

  /** Moves the first start on once it has passed, so that the list shows only what can be joined. */
  async passStarts(now: Instant): Promise<number> {
    const { affected } = await this.database.execute(
      `update postings set first_starts_at = coalesce((select min(s.starts_at) from shifts s
         where s.posting_id = postings.id and s.starts_at > ?), 0)
       where state in ('published', 'paused', 'filled')
         and first_starts_at > 0 and first_starts_at <= ?`,
      [now, now],
    );
    return affected;
  }

  private async close(postingId: string, now: Instant): Promise<void> {
    const posting = await this.database.manager.findOneBy(Posting, { id: postingId });
    if (!posting) return;
    const next = afterLastShift(posting.state, posting.lastEndsAt, now);
    if (next.ok && next.value) await this.move(posting, next.value, {});
  }

  private async dropTerms(postingId: string): Promise<void> {
    await this.database.execute('delete from posting_terms where posting_id = ?', [postingId]);
  }

  /** Nobody goes to work for a posting that was taken down: all who hold or wait are told. */
  private async dismissPeople(posting: Posting, reason: string): Promise<void> {
    const people = await this.database.query<{ id: string; worker_id: string }>(
      `select id, worker_id from applications
       where posting_id = ? and state in ('applied', 'waiting')`,
      [posting.id],
    );
    await this.database.execute(
      `update applications set state = 'declined', holds_time = ?, version = version + 1
       where posting_id = ? and state in ('applied', 'waiting')`,
      [0, posting.id],
    );
    const accepted = await this.database.query<{ id: string; worker_id: string }>(
      "select id, worker_id from applications where posting_id = ? and state = 'accepted'",
      [posting.id],
    );
    for (const person of [...people, ...accepted])
      await this.news.tell(person.worker_id, {
        topic: 'jobs.posting_taken_down',
        key: person.id,
        title: '岗位下架了',
        body: `您报名的“${posting.title}”被驿站下架：${reason}`,
        link: screens.myShifts,
      });
  }

  private async tellReviewed(posting: Posting, action: ReviewAction, reason: string | null) {
    const words = {
      approve: ['岗位已发布', `“${posting.title}”审核通过，正在招人`],
      return: ['岗位退回修改', `“${posting.title}”：${reason ?? ''}`],
      take_down: ['岗位已下架', `“${posting.title}”：${reason ?? ''}`],
    } as const;
    const [title, body] = words[action];
    await this.news.tellEmployer(posting.employerId, {
      topic: 'jobs.posting_reviewed',
      key: `${posting.id}:${posting.version}`,
      title,
      body,
      link: screens.posting(posting.id),
    });
  }
}
