import { Injectable } from '@nestjs/common';
import { type CaseClock, categoryOf, clockOfNotice, noticeText } from '@yizhan/cases';
import type { ClockKind, NoticeKind } from '@yizhan/cases/vocabulary';
import { type Instant, localDate, newId } from '@yizhan/kernel';
import { Database, Outbox } from '@yizhan/storage';
import { dayInWords } from '@yizhan/working-time';
import { PersonalData } from '../../platform/personal-data';
import { readingOf } from './clock-columns';
import { type CaseRecord, NoticeRecord } from './persistence';
import { UnitsService } from './units.service';

/** Notices to reporters (三告知一反馈 and each later step), recorded as they were worded. */
@Injectable()
export class CaseNotices {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly units: UnitsService,
    private readonly personalData: PersonalData,
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
      const { body } = noticeText(kind, { ...facts, dueDay, text: text ?? '' });
      await this.keep(row, kind, body, now);
      if (row.reporterId)
        await this.outbox.put({
          topic: `cases.${kind}`,
          payload: {
            userId: row.reporterId,
            ...noticeText(kind, { ...facts, dueDay, text: null }),
            link: `/pages/case/detail/index?id=${row.id}`,
          },
        });
    }
  }

  async of(caseId: string) {
    const rows = await this.database.manager.find(NoticeRecord, {
      where: { caseId },
      order: { id: 'ASC' },
    });
    return rows.map(({ kind, sentAt, bodySealed }) => ({
      kind,
      sentAt,
      body: this.personalData.open(bodySealed),
    }));
  }

  private async keep(row: CaseRecord, kind: NoticeKind, body: string, now: Instant) {
    await this.database.manager.insert(NoticeRecord, {
      id: newId(now),
      caseId: row.id,
      kind,
      bodySealed: this.personalData.seal(body),
      channel: row.reporterId ? 'in_app' : 'by_code',
      delivery: 'sent',
      attempts: 1,
      failure: null,
      takenAt: now,
      sentAt: now,
      createdAt: now,
    });
  }

  private async unitName(unitId: string | null): Promise<string | null> {
    if (unitId === null) return null;
    return (await this.units.names([unitId])).get(unitId) ?? null;
  }
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
