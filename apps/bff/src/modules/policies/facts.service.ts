import { Injectable } from '@nestjs/common';
import type { Facts } from '@yizhan/eligibility';
import { err, type Instant, type LocalDate, localDate, newId, ok } from '@yizhan/kernel';
import { mergeFacts, type PolicyAudience, type ToldValues, toldFacts } from '@yizhan/policies';
import { Database, insertIgnore } from '@yizhan/storage';
import { OwnData, type OwnRecord } from '../../platform/own-data';
import { PersonalData } from '../../platform/personal-data';
import { RetentionSweep } from '../../platform/retention';
import { JobsService } from '../jobs/jobs.service';
import { PolicyFacts } from './persistence/entities';

interface Answers {
  readonly toldOn: LocalDate;
  readonly values: ToldValues;
}

/** What is known of a person: answers they asked us to keep, and what the system holds. */
@Injectable()
export class FactsService {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly jobs: JobsService,
    retention: RetentionSweep,
    ownData: OwnData,
  ) {
    ownData.on({
      title: '让我们记住的政策测算答案',
      records: (userId) => this.records(userId),
      forget: async (userId) => void (await this.database.manager.delete(PolicyFacts, { userId })),
    });
    retention.on('policy_facts', retention.rows('policy_facts', ['id'], 'created_at < ?'));
  }

  /** Kept answers and held facts together. */
  async factsOf(userId: string, audience: PolicyAudience, now: Instant): Promise<Facts> {
    const [answers, held] = await Promise.all([
      this.answers(userId, audience),
      this.held(userId, audience, now),
    ]);
    if (!answers) return held;
    const told = toldFacts(audience, answers.values, answers.toldOn);
    // Answers kept under an older catalogue are dropped rather than guessed at.
    return told.ok ? mergeFacts(told.value, held) : held;
  }

  /** The kept answers as they were given. */
  async kept(userId: string, audience: PolicyAudience): Promise<ToldValues> {
    return (await this.answers(userId, audience))?.values ?? {};
  }

  async keep(userId: string, audience: PolicyAudience, values: ToldValues, now: Instant) {
    const told = toldFacts(audience, values, localDate(now));
    if (!told.ok) return err(told.error);
    const answers: Answers = { toldOn: localDate(now), values };
    const answersSealed = this.personalData.seal(JSON.stringify(answers));
    const fresh = await insertIgnore(this.database.manager, PolicyFacts, {
      id: newId(now),
      userId,
      audience,
      answersSealed,
      createdAt: now,
      version: 0,
    });
    // The latest answers win: they are one person's own.
    if (!fresh)
      await this.database.manager.update(
        PolicyFacts,
        { userId, audience },
        // Kept for a time from when they were last saved.
        { answersSealed, createdAt: now },
      );
    return ok({ done: true as const });
  }

  async forget(userId: string, audience: PolicyAudience): Promise<void> {
    await this.database.manager.delete(PolicyFacts, { userId, audience });
  }

  /**
   * What the system itself has recorded. Days of work include those booked and still to come: a
   * rule counts up to the day it is asked about, so they only tell when a verdict will turn.
   */
  async held(userId: string, audience: PolicyAudience, now: Instant): Promise<Facts> {
    if (audience !== 'person') return {};
    const [worked, upcoming] = await Promise.all([
      this.jobs.workedDays(userId),
      this.jobs.upcomingDays(userId, now),
    ]);
    const dates = [...worked.dates, ...upcoming];
    return dates.length > 0 ? { worked_days: { value: dates, origin: 'held' } } : {};
  }

  private async records(userId: string): Promise<OwnRecord[]> {
    const rows = await this.database.manager.findBy(PolicyFacts, { userId });
    return rows.map(({ answersSealed }) => {
      const { toldOn, values } = JSON.parse(this.personalData.open(answersSealed)) as Answers;
      const answers = Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]);
      return { 回答日期: toldOn, ...Object.fromEntries(answers) };
    });
  }

  private async answers(userId: string, audience: PolicyAudience): Promise<Answers | null> {
    const row = await this.database.manager.findOneBy(PolicyFacts, { userId, audience });
    return row ? (JSON.parse(this.personalData.open(row.answersSealed)) as Answers) : null;
  }
}
