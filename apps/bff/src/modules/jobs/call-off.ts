import { Injectable } from '@nestjs/common';
import { placeHoldingStates } from '@yizhan/jobs/vocabulary';
import { type Instant, localTime } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { PersonalData } from '../../platform/personal-data';
import { JobsNews, screens } from './news.service';
import type { Posting } from './persistence';
import { sayDay, withoutStop } from './words';

interface Cause {
  readonly by: string;
  readonly reason: string;
  readonly now: Instant;
}

interface Row {
  readonly id: string;
  readonly worker_id: string;
  readonly local_date: string;
  readonly starts_at: number;
}

/**
 * The work of a posting is off. Whoever holds, asked for or waits for a place in a shift that hasn't
 * begun is told once, with the reason, and has the day free again. A shift that has begun stands:
 * who is at work goes on, with hours and wage.
 */
@Injectable()
export class CallOff {
  constructor(
    private readonly database: Database,
    private readonly news: JobsNews,
    private readonly personalData: PersonalData,
  ) {}

  /** The posting's shifts are closed already, so that nobody signs up meanwhile. */
  async all(posting: Posting, cause: Cause): Promise<void> {
    const { by, reason, now } = cause;
    const people = await this.people(
      posting.id,
      "'applied', 'waiting', 'accepted'",
      'a.starts_at > ?',
      now,
    );
    await this.database.execute(
      `update applications set state = 'cancelled', holds_time = 0, ended_at = ?, ended_by = ?,
         end_reason_sealed = ?, version = version + 1
       where posting_id = ? and state in ('applied', 'waiting', 'accepted') and starts_at > ?`,
      [now, by, this.personalData.seal(reason), posting.id, now],
    );
    await this.recount(posting.id, now);
    for (const person of people) await this.tellOff(posting, person, reason);
    const atWork = await this.people(
      posting.id,
      "'accepted', 'checked_in'",
      'a.starts_at <= ? and a.ends_at > ?',
      now,
      now,
    );
    for (const person of atWork) await this.tellAtWork(posting, person, reason);
  }

  private people(postingId: string, states: string, when: string, ...times: Instant[]) {
    return this.database.query<Row>(
      `select a.id, a.worker_id, a.local_date, a.starts_at from applications a
       where a.posting_id = ? and a.state in (${states}) and ${when} order by a.id`,
      [postingId, ...times],
    );
  }

  /** Places and queue of the shifts to come, from the applications themselves. */
  private async recount(postingId: string, now: Instant): Promise<void> {
    await this.database.execute(
      `update shifts set waiting = 0, version = version + 1,
         taken = (select count(*) from applications a
           where a.shift_id = shifts.id and a.state in (?))
       where posting_id = ? and starts_at > ?`,
      [[...placeHoldingStates], postingId, now],
    );
  }

  private tellOff({ title }: Posting, person: Row, reason: string): Promise<void> {
    const when = `${sayDay(person.local_date)} ${localTime(person.starts_at)}`;
    return this.news.tell(person.worker_id, {
      topic: 'jobs.posting_taken_down',
      key: person.id,
      title: '岗位取消了，不用去了',
      body: `${when} “${title}”被驿站下架：${withoutStop(reason)}。您的时间已经空出来，可以报别的活`,
      link: screens.myShifts,
    });
  }

  private tellAtWork({ title }: Posting, person: Row, reason: string): Promise<void> {
    return this.news.tell(person.worker_id, {
      topic: 'jobs.posting_taken_down',
      key: person.id,
      title: '岗位下架了，今天这一班照算',
      body: `“${title}”被驿站下架：${withoutStop(reason)}。已经开始的这一班不受影响，工时和工资照记，有事请找驿站`,
      link: screens.myShifts,
    });
  }
}
