import { Injectable } from '@nestjs/common';
import type { Caller } from '@yizhan/identity/vocabulary';
import {
  type Assessment,
  afterLastShift,
  jobErrors,
  needsReasonToPublish,
  postingMachine,
  searchTerms,
} from '@yizhan/jobs';
import type { PostingState } from '@yizhan/jobs/vocabulary';
import { err, type Instant, ok, raise, transitionOf } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { In } from 'typeorm';
import { CallOff } from './call-off';
import { EmployersService } from './employers.service';
import { NEWEST_FIRST } from './listing.sql';
import { JobsNews, screens } from './news.service';
import { Posting } from './persistence';
import { StationReach } from './station-reach';
import { withoutStop } from './words';

type ReviewAction = 'approve' | 'return' | 'take_down';

const OBJECT = '不同意可以在“招人”页提出异议';

/** Moves postings from state to state, with what follows: open shifts, words to be found by, news. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly database: Database,
    private readonly news: JobsNews,
    private readonly reach: StationReach,
    private readonly callOff: CallOff,
    private readonly employers: EmployersService,
  ) {}

  /**
   * A draft that passed: published at once, or in the queue of the staff; false when it was changed
   * meanwhile.
   */
  async sendIn(posting: Posting, { outcome, findings }: Assessment, now: Instant) {
    const to = outcome === 'published' ? 'published' : 'in_review';
    const changes = { findings, submittedAt: now, stateReason: null };
    const moved = await this.move(posting, to, {
      ...changes,
      ...(to === 'published' ? { publishedAt: now } : {}),
    });
    if (moved && to === 'published') await this.addTerms([{ ...posting, publishedAt: now }], now);
    return moved;
  }

  /** Staff of its station publish it; their reason is for the audit alone, the posting keeps none. */
  async approve(caller: Caller, postingId: string, reason: string | null, now: Instant) {
    const found = await this.forStaff(caller, postingId);
    if (!found.ok) return found;
    const refusal =
      transitionOf(postingMachine, found.value.state, 'approve') &&
      (await this.whyNotPublish(found.value, reason));
    return refusal ? err(raise(refusal)) : this.decide(caller, found.value, 'approve', null, now);
  }

  /** What else staff of its station decide; decided twice in the same words, it is decided once. */
  async review(
    caller: Caller,
    postingId: string,
    action: Exclude<ReviewAction, 'approve'>,
    reason: string,
    now: Instant,
  ) {
    const found = await this.forStaff(caller, postingId);
    return found.ok ? this.decide(caller, found.value, action, reason, now) : found;
  }

  private async forStaff(caller: Caller, postingId: string) {
    const posting = await this.database.manager.findOneBy(Posting, { id: postingId });
    if (!posting) return err(raise(jobErrors.posting_not_found));
    const covers = await this.reach.covers(caller, posting);
    return covers ? ok(posting) : err(raise(jobErrors.not_your_station));
  }

  private async decide(
    caller: Caller,
    posting: Posting,
    action: ReviewAction,
    reason: string | null,
    now: Instant,
  ) {
    const to = transitionOf(postingMachine, posting.state, action)?.to;
    if (!to) return this.reviewedBefore(posting, action, reason);
    const publishedAt = action === 'approve' ? now : posting.publishedAt;
    if (!(await this.move(posting, to, { stateReason: reason, publishedAt })))
      return err(raise(jobErrors.posting_state));
    if (action === 'approve') await this.addTerms([{ ...posting, publishedAt: now }], now);
    if (action === 'take_down')
      await this.callOff.all(posting, { by: caller.userId, reason: reason ?? '', now });
    await this.tellReviewed(posting, action, reason);
    return ok({ state: to });
  }

  /** The licence was seen, and what looks unlawful has a reason. */
  private async whyNotPublish({ employerId, findings }: Posting, reason: string | null) {
    if (await this.employers.isStopped(employerId)) return jobErrors.employer_stopped;
    if (!(await this.employers.isVerified(employerId))) return jobErrors.employer_not_verified;
    const isUnreasoned = reason === null && needsReasonToPublish(findings);
    return isUnreasoned ? jobErrors.approval_unreasoned : null;
  }

  private reviewedBefore(posting: Posting, action: ReviewAction, reason: string | null) {
    const { state, stateReason } = posting;
    const to = postingMachine.transitions.find((row) => row.action === action)?.to;
    const isRepeat = state === to && stateReason === reason;
    return isRepeat ? ok({ state }) : err(raise(jobErrors.posting_state, { state }));
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
    if (posting?.state === 'published') await this.fill(posting, now);
  }

  /**
   * Takes sign-ups again: open when a place is left in a shift to come, full otherwise; null when
   * no shift is to come, or somebody was faster.
   */
  async resume(posting: Posting, now: Instant): Promise<PostingState | null> {
    const coming = await this.database.query<{ free: number | string }>(
      'select headcount - taken as free from shifts where posting_id = ? and starts_at > ?',
      [posting.id, now],
    );
    if (coming.length === 0) return null;
    const isFull = coming.every(({ free }) => Number(free) <= 0);
    if (isFull) return (await this.fill(posting, now)) ? 'filled' : null;
    return (await this.move(posting, 'published', { stateReason: null })) ? 'published' : null;
  }

  /** No more sign-ups for any posting of an employer; whoever is accepted keeps the work. */
  async suspendAll(employerId: string, reason: string): Promise<void> {
    const open = await this.database.manager.findBy(Posting, {
      employerId,
      state: In(['published', 'filled'] satisfies PostingState[]),
    });
    for (const posting of open) await this.move(posting, 'paused', { stateReason: reason });
  }

  private async fill(posting: Posting, now: Instant): Promise<boolean> {
    const isFirst = posting.filledAt === null;
    const changes = { filledAt: posting.filledAt ?? now, stateReason: null };
    if (!(await this.move(posting, 'filled', changes))) return false;
    if (!isFirst) return true;
    await this.database.execute(
      'update employers set filled_postings = filled_postings + 1 where id = ?',
      [posting.employerId],
    );
    await this.news.tellEmployer(posting.employerId, {
      topic: 'jobs.posting_filled',
      key: posting.id,
      title: '岗位招满了',
      body: `“${posting.title}”已经招满，请按时接人`,
      link: screens.people(posting.id),
    });
    return true;
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
    const [seats] = await this.database.query<{ taken: number | string | null }>(
      'select sum(taken) as taken from shifts where posting_id = ?',
      [postingId],
    );
    const next = afterLastShift({ ...posting, taken: Number(seats?.taken ?? 0) }, now);
    if (!next.ok || !next.value || !(await this.move(posting, next.value, {}))) return;
    if (next.value === 'expired') await this.tellExpired(posting);
  }

  private tellExpired({ id, employerId, state, title }: Posting): Promise<void> {
    const why =
      state === 'in_review' || state === 'draft'
        ? '班次的时间已经过了，还没有发布'
        : '班次的时间已经过了，没有招到人';
    return this.news.tellEmployer(employerId, {
      topic: 'jobs.posting_expired',
      key: id,
      title: '岗位过期了',
      body: `“${title || '未命名的岗位'}”${why}。还要招人，请重新发一个`,
      link: screens.company,
    });
  }

  private async dropTerms(postingId: string): Promise<void> {
    await this.database.execute('delete from posting_terms where posting_id = ?', [postingId]);
  }

  private async tellReviewed(posting: Posting, action: ReviewAction, reason: string | null) {
    const words = {
      approve: ['岗位已发布', `“${posting.title}”审核通过，正在招人`],
      return: ['岗位退回修改', `“${posting.title}”：${withoutStop(reason ?? '')}。${OBJECT}`],
      take_down: ['岗位已下架', `“${posting.title}”：${withoutStop(reason ?? '')}。${OBJECT}`],
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
