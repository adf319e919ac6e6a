import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type CaseError, caseErrors, deliveryAfter, deliverySettings } from '@yizhan/cases';
import { type NoticeChannel, noticeLabels } from '@yizhan/cases/vocabulary';
import { type Clock, err, type Instant, MINUTE, ok, type Result, raise } from '@yizhan/kernel';
import type { SmsAnswer } from '@yizhan/notifications';
import { Database, type Message, OutboxDrain } from '@yizhan/storage';
import { In, LessThan } from 'typeorm';
import { CLOCK } from '../../platform/clock';
import { LedgerService } from '../../platform/ledger';
import { Schedule } from '../../platform/schedule';
import { ShortMessages } from '../identity/short-messages';
import { CaseStore } from './case-store';
import { DeskNotices } from './desk-notices.service';
import { NoticeRecord } from './persistence';

const BATCH = 100;

/** Asked for again by the outbox, with its backoff. */
class NotTakenYet extends Error {
  constructor() {
    super('the notice was not taken yet');
    this.name = 'NotTakenYet';
  }
}

/** Short messages to reporters without an account: sent once, tried again, or handed to a person. */
@Injectable()
export class NoticeDelivery implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly drain: OutboxDrain,
    private readonly schedule: Schedule,
    private readonly messages: ShortMessages,
    private readonly store: CaseStore,
    private readonly desks: DeskNotices,
    private readonly ledger: LedgerService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.drain.on('cases.sms', (message) => this.deliver(message));
    this.schedule.every('cases.deliveries', MINUTE, () => this.sweep(this.clock.now()));
  }

  /** Whoever was told by letter or call counts as told; the record says by whom and how. */
  async toldByHand(
    caseId: string,
    noticeId: string,
    by: { readonly userId: string; readonly role: string },
    how: { readonly channel: NoticeChannel; readonly text: string },
    now: Instant,
  ): Promise<Result<void, CaseError<'not_found' | 'told_already'>>> {
    const row = await this.database.manager.findOneBy(NoticeRecord, { id: noticeId, caseId });
    if (!row) return err(raise(caseErrors.not_found));
    const { affected } = await this.database.manager.update(
      NoticeRecord,
      { id: noticeId, delivery: In(['failed', 'no_channel']) },
      { delivery: 'sent', channel: how.channel, takenAt: now },
    );
    if (!affected) return err(raise(caseErrors.told_already));
    await this.ledger.append({
      stream: `case:${caseId}`,
      type: 'told_by_hand',
      at: now,
      content: {
        action: 'told_by_hand',
        by: by.role,
        actorId: by.userId,
        kind: row.kind,
        channel: how.channel,
        internal: true,
      },
      personal: { text: `${noticeLabels[row.kind]}：${how.text}` },
    });
    return ok();
  }

  /** Ends what hangs: sent by a process that died, or given up by the outbox. How many. */
  async sweep(now: Instant): Promise<number> {
    const hanging = await this.database.manager.find(NoticeRecord, {
      where: [
        { delivery: 'sending', takenAt: LessThan(now - deliverySettings.sendingFor) },
        { delivery: 'queued', createdAt: LessThan(now - deliverySettings.queuedFor) },
      ],
      take: BATCH,
    });
    for (const row of hanging)
      await this.database.transaction(() =>
        this.settle(row, row.delivery, {
          state: 'unclear',
          reason: row.delivery === 'sending' ? 'interrupted' : 'given_up',
        }),
      );
    return hanging.length;
  }

  private async deliver({ payload }: Message): Promise<void> {
    const { noticeId } = payload as { noticeId: string };
    const row = await this.database.manager.findOneBy(NoticeRecord, { id: noticeId });
    // Whoever comes second, or again, finds it taken: it is never sent twice.
    if (!row || !(await this.claim(row))) return;
    const claimed = { ...row, attempts: row.attempts + 1 };
    const answer = await this.send(claimed);
    const delivery = await this.database.transaction(() => this.settle(claimed, 'sending', answer));
    if (delivery === 'queued') throw new NotTakenYet();
  }

  private async claim(row: NoticeRecord): Promise<boolean> {
    const { affected } = await this.database.execute(
      `update notices set delivery = 'sending', attempts = attempts + 1, taken_at = ?
       where id = ? and delivery = 'queued'`,
      [this.clock.now(), row.id],
    );
    return affected === 1;
  }

  private async send(row: NoticeRecord): Promise<SmsAnswer> {
    const loaded = await this.store.load(row.caseId);
    const phone = loaded?.content.reporter.phone;
    if (!loaded || !phone) return { state: 'refused', reason: 'no_mobile' };
    const { number } = loaded.row;
    const now = this.clock.now();
    return row.kind === 'received' && loaded.facts.progress.appealed === false
      ? this.messages.send(
          phone,
          'case_received',
          [number, this.store.queryCodeOf(loaded.row)],
          now,
        )
      : this.messages.send(phone, 'case_step', [number, noticeLabels[row.kind]], now);
  }

  /** Writes down what became of it, and tells the desk when a person must take over. */
  private async settle(row: NoticeRecord, from: NoticeRecord['delivery'], answer: SmsAnswer) {
    const delivery = deliveryAfter(answer.state, row.attempts);
    const failure = answer.state === 'taken' ? null : answer.reason.slice(0, 60);
    const { affected } = await this.database.execute(
      'update notices set delivery = ?, failure = ?, taken_at = ? where id = ? and delivery = ?',
      [delivery, failure, delivery === 'sent' ? this.clock.now() : null, row.id, from],
    );
    if (affected === 1 && delivery === 'failed') await this.tellDesk(row);
    return delivery;
  }

  private async tellDesk(row: NoticeRecord): Promise<void> {
    const loaded = await this.store.load(row.caseId);
    if (!loaded) return;
    const to = loaded.row.leadUnitId === null ? 'operator' : 'lead';
    const words = `“${noticeLabels[row.kind]}”没有送到诉求人，请打电话或写信告知，再登记。`;
    await this.desks.tell(loaded, [to], words);
  }
}
