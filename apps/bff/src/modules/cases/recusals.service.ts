import { Injectable } from '@nestjs/common';
import { conflictOf, type Interest } from '@yizhan/cases';
import { type Caller, scopesOf } from '@yizhan/identity/vocabulary';
import { type Instant, newId } from '@yizhan/kernel';
import { Database, insertIgnore } from '@yizhan/storage';
import { PersonalData } from '../../platform/personal-data';
import { PeopleService } from '../identity/people.service';
import { type CaseRecord, CaseRecusalRecord } from './persistence';

type Concerns = Pick<CaseRecord, 'id' | 'employerId' | 'reporterId'>;

/** Who must keep away from a case (信访工作条例 28): by what is known of them, or by their own word. */
@Injectable()
export class RecusalsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly personalData: PersonalData,
  ) {}

  /** What keeps the caller away from working on the case; null: nothing does. */
  async conflict(row: Concerns, caller: Caller): Promise<Interest | null> {
    const declared = await this.database.manager.existsBy(CaseRecusalRecord, {
      caseId: row.id,
      userId: caller.userId,
    });
    return conflictOf(row, {
      userId: caller.userId,
      employerIds: scopesOf(caller, 'employer'),
      declared,
    });
  }

  /** False when it was declared before. */
  async declare(caseId: string, userId: string, reason: string, now: Instant): Promise<boolean> {
    return insertIgnore(this.database.manager, CaseRecusalRecord, {
      id: newId(now),
      caseId,
      userId,
      reasonSealed: this.personalData.seal(reason),
      createdAt: now,
    });
  }

  async withoutConflicted(row: Concerns, userIds: readonly string[]): Promise<string[]> {
    if (userIds.length === 0) return [];
    const rows = await this.database.manager.findBy(CaseRecusalRecord, { caseId: row.id });
    const accused = row.employerId ? await this.people.holdersOf('employer', row.employerId) : [];
    const away = new Set([
      ...rows.map(({ userId }) => userId),
      ...accused,
      ...(row.reporterId ? [row.reporterId] : []),
    ]);
    return userIds.filter((userId) => !away.has(userId));
  }
}
