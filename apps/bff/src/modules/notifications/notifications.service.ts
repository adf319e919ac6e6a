import { Injectable, type OnModuleInit } from '@nestjs/common';
import { toIso } from '@yizhan/kernel';
import { noticeOf } from '@yizhan/notifications';
import { Database, insertIgnore, type Message, OutboxDrain } from '@yizhan/storage';
import { LessThan } from 'typeorm';
import { OwnData, type OwnRecord } from '../../platform/own-data';
import { PersonalData } from '../../platform/personal-data';
import { RetentionSweep } from '../../platform/retention';
import { NotificationRecord } from './persistence/entities';

const pageSize = 30;

/** Tells people what happened: every message in the outbox that is addressed to a person. */
@Injectable()
export class NotificationsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly drain: OutboxDrain,
    private readonly personalData: PersonalData,
    retention: RetentionSweep,
    ownData: OwnData,
  ) {
    ownData.on({
      title: '通知',
      // Their words may name others; when and of what kind is the person's own.
      records: (userId) => this.titles(userId),
      forget: async (userId) =>
        void (await this.database.manager.delete(NotificationRecord, { userId })),
    });
    retention.on('notifications', retention.rows('notifications', ['id'], 'created_at < ?'));
  }

  onModuleInit(): void {
    this.drain.on('*', (message) => this.deliver(message));
  }

  async list(userId: string, cursor: string | undefined) {
    const rows = await this.database.manager.find(NotificationRecord, {
      where: { userId, ...(cursor ? { id: LessThan(cursor) } : {}) },
      order: { id: 'DESC' },
      take: pageSize + 1,
    });
    const shown = rows.slice(0, pageSize);
    return {
      items: shown.map((row) => this.shown(row)),
      next: rows.length > pageSize ? (shown[shown.length - 1]?.id ?? null) : null,
      unread: await this.unread(userId),
    };
  }

  unread(userId: string): Promise<number> {
    return this.database.manager.countBy(NotificationRecord, { userId, seen: false });
  }

  /** The newest ones, for the home page. */
  async latest(userId: string, count: number) {
    const rows = await this.database.manager.find(NotificationRecord, {
      where: { userId },
      order: { id: 'DESC' },
      take: count,
    });
    return rows.map((row) => this.shown(row));
  }

  /** False when there is no such notice of this person. */
  async read(userId: string, id: string): Promise<boolean> {
    const found = await this.database.manager.existsBy(NotificationRecord, { id, userId });
    if (found) await this.database.manager.update(NotificationRecord, { id }, { seen: true });
    return found;
  }

  async readAll(userId: string): Promise<void> {
    const unread = { userId, seen: false };
    await this.database.manager.update(NotificationRecord, unread, { seen: true });
  }

  private async deliver(message: Message): Promise<void> {
    const notice = noticeOf(message.payload);
    if (!notice) return;
    await insertIgnore(this.database.manager, NotificationRecord, {
      id: message.id,
      userId: notice.userId,
      textSealed: this.personalData.seal(JSON.stringify([notice.title, notice.body])),
      link: notice.link,
      seen: false,
      createdAt: message.createdAt,
    });
  }

  private async titles(userId: string): Promise<OwnRecord[]> {
    const rows = await this.database.manager.find(NotificationRecord, {
      where: { userId },
      order: { id: 'DESC' },
      take: 2000,
    });
    return rows.map((row) => {
      const { title, at } = this.shown(row);
      return { 时间: at, 标题: title };
    });
  }

  private shown(row: NotificationRecord) {
    const [title, body] = JSON.parse(this.personalData.open(row.textSealed)) as [string, string];
    const { id, link, seen, createdAt } = row;
    return { id, title, body, link, at: toIso(createdAt), read: seen };
  }
}
