import { Injectable } from '@nestjs/common';
import { identityErrors } from '@yizhan/identity';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { err, type Instant, newId, ok, raise, toIso } from '@yizhan/kernel';
import { Database, insertIgnore } from '@yizhan/storage';
import { OwnData } from '../../platform/own-data';
import { NoticeConsent } from './persistence/notice-consent.entity';

/** Who agreed to which version of the rules of handling personal information (个人信息保护法 13, 14). */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly database: Database,
    ownData: OwnData,
  ) {
    ownData.on({
      title: '我同意过的个人信息处理规则',
      records: async (userId) =>
        (await this.database.manager.findBy(NoticeConsent, { userId })).map((row) => ({
          版本: row.noticeVersion,
          同意时间: toIso(row.createdAt),
        })),
    });
  }

  /** Asked before anything else at the doors: only the present version counts. */
  check(version: string) {
    return version === privacyNotice.version
      ? ok(version)
      : err(raise(identityErrors.notice_not_agreed));
  }

  async record(userId: string, noticeVersion: string, now: Instant): Promise<void> {
    const seen = { userId, noticeVersion };
    if (await this.database.manager.existsBy(NoticeConsent, seen)) return;
    const row = { id: newId(now), ...seen, createdAt: now };
    await insertIgnore(this.database.manager, NoticeConsent, row);
  }

  async isDue(userId: string): Promise<boolean> {
    const seen = { userId, noticeVersion: privacyNotice.version };
    return !(await this.database.manager.existsBy(NoticeConsent, seen));
  }
}
