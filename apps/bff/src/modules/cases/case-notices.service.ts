import { Inject, Injectable } from '@nestjs/common';
import {
  type CaseClock,
  categoryOf,
  channelFor,
  clockOfNotice,
  followedNotices,
  noticeText,
} from '@yizhan/cases';
import type { ClockKind, NoticeKind } from '@yizhan/cases/vocabulary';
import { type Clock, HOUR, type Instant, localDate, newId } from '@yizhan/kernel';
import { Database, Outbox } from '@yizhan/storage';
import { dayInWords } from '@yizhan/working-time';
import { CLOCK } from '../../platform/clock';
import { PersonalData } from '../../platform/personal-data';
import { CaseStore } from './case-store';
import { readingOf } from './clock-columns';
import { CaseRecord, NoticeRecord } from './persistence';
import { ReporterTracks } from './reporter-tracks';
import { UnitsService } from './units.service';

/** One notice: as it is kept, and as a message that others may see. */
interface Told {
  readonly kind: NoticeKind;
  readonly body: string;
  readonly message: { readonly title: string; readonly body: string };
}

const quiet = { channel: 'by_code', delivery: 'sent' } as const;

/** Notices to reporters (三告知一反馈 and each later step), recorded as they were worded. */
@Injectable()
export class CaseNotices {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly units: UnitsService,
    private readonly personalData: PersonalData,
    private readonly store: CaseStore,
    private readonly tracks: ReporterTracks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param text someone's words that belong to the notice; they stay out of the message itself */
  async send(
    row: CaseRecord,
    clocks: readonly CaseClock[],
    kinds: readonly NoticeKind[],
    text: string | null,
    now: Instant,
  ): Promise<void> {
    if (kinds.length === 0) return;
    const facts = {
      number: row.number,
      categoryName: categoryOf(row.category)?.name ?? '',
      unitName: await this.unitName(row.leadUnitId),
    };
    for (const kind of kinds) {
      const dueDay = dueDayInWords(clocks, now, clockOfNotice[kind]);
      const toldTo = (to: 'reporter' | 'joined'): Told => ({
        kind,
        body: noticeText(kind, { ...facts, dueDay, text: text ?? '' }, to).body,
        message: noticeText(kind, { ...facts, dueDay, text: null }, to),
      });
      await this.toReporter(row, toldTo('reporter'), now);
      if (followedNotices.includes(kind)) await this.toFollowers(row, toldTo('joined'), now);
    }
  }

  async of(caseId: string) {
    const rows = await this.database.manager.find(NoticeRecord, {
      where: { caseId },
      order: { id: 'ASC' },
    });
    return rows.map(({ id, kind, sentAt, bodySealed, channel, delivery, failure }) => ({
      noticeId: id,
      kind,
      sentAt,
      channel,
      delivery,
      failure,
      body: this.personalData.open(bodySealed),
    }));
  }

  /** Those who joined hear it too, under their own number, without a word of who else is in it. */
  private async toFollowers(row: CaseRecord, told: Told, now: Instant): Promise<void> {
    const followers = await this.database.manager.findBy(CaseRecord, { mergedIntoId: row.id });
    if (followers.length === 0) return;
    for (const follower of followers) {
      const message = { title: titleOf(follower), body: told.message.body };
      await this.toReporter(await this.store.known(follower), { ...told, message }, now);
    }
  }

  /**
   * Keeps the notice as it is worded, but for the names of others whose cases are joined with this
   * one, and sends it by the one channel that fits.
   */
  private async toReporter(row: CaseRecord, told: Told, now: Instant): Promise<void> {
    const content = this.store.contentOf(row);
    const { reporter } = content;
    const star = await this.tracks.starring({ row, content }, ['reporter']);
    const reach = { privacy: row.privacy, accountId: row.reporterId, phone: reporter.phone };
    // What a file tells of the past is no news any more.
    const isPast = row.importCode !== null && this.clock.now() - now > HOUR;
    // Whoever raised it was given number and code on the spot.
    const isKnown = told.kind === 'received' && row.takenById === null;
    const isQuiet = row.reporterId === null && (isPast || isKnown);
    const way = isQuiet ? quiet : channelFor(reach);
    const id = newId(now);
    await this.database.manager.insert(NoticeRecord, {
      id,
      caseId: row.id,
      kind: told.kind,
      bodySealed: this.personalData.seal(star(told.body)),
      ...way,
      attempts: 0,
      failure: null,
      takenAt: way.delivery === 'sent' ? now : null,
      sentAt: now,
      createdAt: now,
    });
    if (way.channel === 'sms')
      await this.outbox.put({ topic: 'cases.sms', key: id, payload: { noticeId: id } });
    if (row.reporterId !== null)
      await this.outbox.put({
        topic: `cases.${told.kind}`,
        payload: {
          userId: row.reporterId,
          ...told.message,
          link: `/pages/case/detail/index?id=${row.id}`,
        },
      });
  }

  private async unitName(unitId: string | null): Promise<string | null> {
    if (unitId === null) return null;
    return (await this.units.names([unitId])).get(unitId) ?? null;
  }
}

function titleOf({ category, number }: CaseRecord): string {
  return `${categoryOf(category)?.name ?? ''}（${number}）`;
}

/**
 * The last day of the earliest limit that runs now, or of that of one kind; said to be provisional
 * while it is.
 */
export function dueDayInWords(
  clocks: readonly CaseClock[],
  now: Instant,
  of?: ClockKind,
): string | null {
  const [first] = clocks
    .filter(({ kind, clock }) => clock.stoppedAt === undefined && kind === (of ?? kind))
    .flatMap(({ clock }) => readingOf(clock, now) ?? [])
    .filter(({ due }) => due !== undefined)
    .sort((a, b) => (a.due ?? 0) - (b.due ?? 0));
  if (first?.dueDay === undefined) return null;
  const day = dayInWords(first.dueDay, localDate(now).slice(0, 4));
  return first.provisionalYear === undefined ? day : `${day}（暂定）`;
}
