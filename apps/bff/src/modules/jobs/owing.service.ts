import { Injectable } from '@nestjs/common';
import { hoursObjectUntil, leastWage, wageFor, workDay, workDueAt } from '@yizhan/jobs';
import { type HoursBasis, hoursBasisLabels } from '@yizhan/jobs/vocabulary';
import { type Fen, formatYuan, type Instant, localDate, newId } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { JobsNews, screens } from './news.service';
import { Wage } from './persistence';
import { SeatsService } from './seats.service';
import { sayDay, sayMoment } from './words';
import { factsOf, noProposal, type Work, WorkBook } from './work-book';

/** The work that is to be paid. */
export interface Settled {
  readonly minutes: number;
  readonly pieces: number | null;
  readonly reason: string | null;
  readonly basis: HoursBasis;
}

/** Hours that count become a wage; hours changed by both sides change it. */
@Injectable()
export class OwingService {
  constructor(
    private readonly database: Database,
    private readonly seats: SeatsService,
    private readonly book: WorkBook,
    private readonly news: JobsNews,
  ) {}

  /** The hours count from now on, and their wage is owed. */
  async settle(work: Work, settled: Settled, now: Instant): Promise<Wage> {
    const { application, posting } = work;
    await this.keep(work, settled, now);
    const wage: Wage = {
      id: newId(now),
      applicationId: application.id,
      postingId: posting.id,
      employerId: application.employerId,
      workerId: application.workerId,
      amountFen: this.amountOf(work, settled),
      dueAt: workDueAt(factsOf(work)),
      state: 'due',
      paidAt: null,
      payMethod: null,
      payReference: null,
      confirmedAt: null,
      disputedAt: null,
      disputeNote: null,
      remindedAt: null,
      nextStep: null,
      nextAt: null,
      createdAt: now,
      version: 0,
    };
    await this.database.manager.insert(Wage, wage);
    if (!(await this.seats.turn(application, 'owe')))
      throw new Error(`application ${application.id} was moved past its lock`);
    const { id, amountFen, dueAt } = wage;
    await this.book.record(application.id, 'wage.owed', now, { wageId: id, amountFen, dueAt });
    await this.tellOwed(work, wage, settled, now);
    return wage;
  }

  /** Other hours while the wage is still owed: both sides agree, or the employer was silent. */
  async change(work: Work, wage: Wage, settled: Settled, now: Instant): Promise<void> {
    const amountFen = this.amountOf(work, settled);
    // Its clock begins anew: nothing may have been owed before, or nothing may be now.
    const changes = { amountFen, nextStep: null, nextAt: null };
    const seen = { id: wage.id, version: wage.version, state: 'due' as const };
    if (!(await compareAndSet(this.database.manager, Wage, seen, changes)))
      throw new Error(`wage ${wage.id} was changed past its lock`);
    await this.keep(work, settled, now);
    const { application } = work;
    const isAgreed = settled.basis === 'agreed';
    const object = hoursObjectUntil(now);
    const how = isAgreed
      ? '双方已同意'
      : `记为 ${Math.floor(settled.minutes / 60)} 小时 ${settled.minutes % 60} 分钟，${hoursBasisLabels[settled.basis]}。不对可以在 ${sayMoment(object)} 前提出`;
    await this.book.record(application.id, 'wage.changed', now, { wageId: wage.id, amountFen });
    const news = {
      topic: 'jobs.wage_changed',
      key: `${wage.id}:${wage.version}`,
      title: `工时改好了，工资 ${formatYuan(amountFen)} 元`,
      body: `${sayDay(application.localDate)} “${work.posting.title}”的工时${how}，工资按新的工时算`,
    };
    await this.news.tell(application.workerId, { ...news, link: screens.myShifts });
    await this.news.tellEmployer(application.employerId, {
      ...news,
      link: screens.people(application.postingId),
    });
  }

  async wageOf(work: Work): Promise<Wage | null> {
    return this.database.manager.findOneBy(Wage, { applicationId: work.application.id });
  }

  private async keep(work: Work, settled: Settled, now: Instant): Promise<void> {
    const { minutes, pieces, reason, basis } = settled;
    await this.book.keep(work, {
      minutes,
      pieces,
      reason,
      basis,
      confirmedAt: now,
      consentedAt: basis === 'agreed' ? now : work.hours.consentedAt,
      ...noProposal,
    });
    const content = { minutes, pieces, basis };
    await this.book.record(work.application.id, 'hours.settled', now, content, { reason });
  }

  /** Pieces that nobody has said are paid as the least that the law allows for the time. */
  private amountOf({ posting, shift }: Work, settled: Settled): Fen {
    const terms = { unit: posting.wageUnit, rate: posting.wageFen };
    const amount = wageFor(terms, shift, settled);
    return amount.ok ? amount.value : leastWage(settled.minutes, workDay(shift.endsAt));
  }

  private async tellOwed(work: Work, wage: Wage, settled: Settled, now: Instant): Promise<void> {
    const { application, posting } = work;
    const sum = `${formatYuan(wage.amountFen)} 元`;
    const until = sayDay(localDate(wage.dueAt));
    const isSilent = settled.basis === 'counted' || settled.basis === 'unanswered';
    const object = hoursObjectUntil(now);
    const isNothing = wage.amountFen <= 0;
    const appeal = `不对可以在 ${sayMoment(object)} 前提出`;
    await this.news.tell(application.workerId, {
      topic: isSilent ? 'jobs.hours_counted' : 'jobs.wage_due',
      key: wage.id,
      title: `${isSilent ? '工时按记录算好了' : '工时已确认'}，${isNothing ? '没有要发的工资' : `工资 ${sum}`}`,
      body: isNothing
        ? `${sayDay(application.localDate)} “${posting.title}”算下来没有要发的工资。工时${appeal}`
        : `“${posting.title}”的工资最晚 ${until} 发给您。工时${appeal}`,
      link: screens.myShifts,
    });
    if (!isSilent && settled.basis !== 'agreed') return;
    await this.news.tellEmployer(application.employerId, {
      topic: isSilent ? 'jobs.hours_counted' : 'jobs.correction_agreed',
      key: wage.id,
      title: isSilent ? `工时已自动算数，应发 ${sum}` : `对方同意了工时，应发 ${sum}`,
      body: `${sayDay(application.localDate)} “${posting.title}”：${hoursBasisLabels[settled.basis]}${isNothing ? '' : `，最晚 ${until} 发放`}${isSilent ? `。${appeal}` : ''}`,
      link: screens.people(posting.id),
    });
  }
}
