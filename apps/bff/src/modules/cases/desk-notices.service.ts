import { Injectable } from '@nestjs/common';
import {
  type AlertRule,
  alertText,
  categoryOf,
  clockOwners,
  type DeskReceiver,
  deskNotices,
  deskTitle,
  movedAway,
} from '@yizhan/cases';
import type { CaseAction, ClockKind } from '@yizhan/cases/vocabulary';
import type { Instant } from '@yizhan/kernel';
import { Outbox } from '@yizhan/storage';
import { dueDayInWords } from './case-notices.service';
import { CaseReceivers } from './case-receivers';
import { concerned, type LoadedCase } from './case-store';

/** What the desks are told: units, the hotline, those who supervise. Never of who raised the case. */
@Injectable()
export class DeskNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly receivers: CaseReceivers,
  ) {}

  /** After a step. @param by who took it: they needn't be told */
  async afterStep(
    { row, facts, clocks }: LoadedCase,
    action: CaseAction,
    by: string | null,
    now: Instant,
  ): Promise<void> {
    const { jointUnitIds } = concerned({ row, facts });
    const told = new Set<string>();
    for (const { to, clock, body } of deskNotices[action] ?? []) {
      const people = await this.receivers.of(row, jointUnitIds, [to], by);
      // Whoever is of both units has been told by the first line.
      const fresh = people.filter((userId) => !told.has(userId));
      for (const userId of fresh) told.add(userId);
      await this.send(row, fresh, body(dueDayInWords(clocks, now, clock)));
    }
  }

  /** The unit that led the case is told when another leads it now. */
  async afterMove({ row }: LoadedCase, before: string | null, by: string | null): Promise<void> {
    if (before === null || before === row.leadUnitId) return;
    const people = await this.receivers.of({ ...row, leadUnitId: before }, [], ['lead'], by);
    await this.send(row, people, movedAway);
  }

  /** That a limit runs out, or is over. */
  async alert(
    { row, facts, clocks }: LoadedCase,
    kind: ClockKind,
    rule: AlertRule,
    now: Instant,
  ): Promise<void> {
    const to = rule.tell.map((one) => (one === 'owner' ? clockOwners[kind] : one));
    const people = await this.receivers.of(row, concerned({ row, facts }).jointUnitIds, to);
    await this.send(row, people, alertText(rule, kind, dueDayInWords(clocks, now, kind)));
  }

  /** A sentence of someone else's for these desks. */
  async tell({ row, facts }: LoadedCase, to: readonly DeskReceiver[], body: string): Promise<void> {
    const { jointUnitIds } = concerned({ row, facts });
    await this.send(row, await this.receivers.of(row, jointUnitIds, to), body);
  }

  /** Someone keeps away from the case: another takes over. */
  async afterRecusal(loaded: LoadedCase, by: string): Promise<void> {
    const { row, facts } = loaded;
    const { jointUnitIds } = concerned({ row, facts });
    const left = await this.receivers.of(row, jointUnitIds, ['lead'], by);
    await this.send(row, left, '有同事因回避不再办这件诉求，请接手办理。');
    const isAlone = row.leadUnitId !== null && left.length === 0;
    const above = await this.receivers.of(row, jointUnitIds, ['supervisor'], by);
    const words = isAlone
      ? '承办人员申请回避，承办单位没有别人能接手，请改派。'
      : '有人因回避不再办这件诉求。';
    await this.send(row, above, words);
  }

  private async send(
    row: LoadedCase['row'],
    people: readonly string[],
    body: string,
  ): Promise<void> {
    const title = deskTitle({
      number: row.number,
      categoryName: categoryOf(row.category)?.name ?? '',
    });
    const link = `/pages/case/detail/index?id=${row.id}`;
    for (const userId of people)
      await this.outbox.put({ topic: 'cases.desk', payload: { userId, title, body, link } });
  }
}
