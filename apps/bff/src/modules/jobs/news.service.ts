import { Injectable } from '@nestjs/common';
import { Database, Outbox } from '@yizhan/storage';
import { PeopleService } from '../identity/people.service';
import { Employer } from './persistence';

/** What a person is told: on which topic, and where a tap leads. */
export interface News {
  /** `jobs.<event>` */
  readonly topic: string;
  /** The same news is told once. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** Path of a screen. */
  readonly link: string;
}

/** Leaves news for people in the outbox, in the transaction that makes it true. */
@Injectable()
export class JobsNews {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly people: PeopleService,
  ) {}

  async tell(userId: string, news: News): Promise<void> {
    const { topic, key, title, body, link } = news;
    await this.outbox.put({
      topic,
      key: `${key}:${userId}`,
      payload: { userId, title, body, link },
    });
  }

  /** Everyone who acts for the employer. */
  async tellEmployer(employerId: string, news: News): Promise<void> {
    const employer = await this.database.manager.findOne(Employer, {
      select: { ownerId: true },
      where: { id: employerId },
    });
    const holders = await this.people.holdersOf('employer', employerId);
    const told = new Set([...holders, ...(employer?.ownerId ? [employer.ownerId] : [])]);
    for (const userId of told) await this.tell(userId, news);
  }
}

/** Screens that news leads to. */
export const screens = {
  job: (postingId: string) => `/pages/job/detail/index?id=${postingId}`,
  jobs: '/pages/jobs/index',
  myShifts: '/pages/job/shifts/index',
  people: (postingId: string) => `/pages/employer/people/index?id=${postingId}`,
  posting: (postingId: string) => `/pages/employer/posting/index?id=${postingId}`,
  company: '/pages/employer/company/index',
  stationPeople: (stationId: string, date: string) =>
    `/pages/station/people/index?id=${stationId}&date=${date}`,
  review: '/pages/desk/review/index',
} as const;
