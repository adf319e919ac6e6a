import { Injectable } from '@nestjs/common';
import {
  firstStep,
  inspectionUntil,
  type PlannedStep,
  paymentAssumedAt,
  stepAfter,
  type WageStep,
  wageClocks,
  wagePlan,
} from '@yizhan/jobs';
import { wageStates } from '@yizhan/jobs/vocabulary';
import { formatYuan, type Instant, localDate, MINUTE } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { logger } from '../../platform/logging';
import { JobsNews, screens } from './news.service';
import { Wage } from './persistence';
import { WagesService } from './wages.service';
import { sayDay, sayFarDay } from './words';

const ROUNDS = 4;
const AFTER_FAILURE = 10 * MINUTE;
const minded = wageStates.filter((state) => wageClocks[state].length > 0);

/** Takes the steps that come by themselves in a wage's life, each in its own transaction. */
@Injectable()
export class WageClock {
  private readonly handlers: Record<WageStep, (wage: Wage, now: Instant) => Promise<unknown>> = {
    ask_overdue: (wage) => this.askOverdue(wage),
    announce_assume: (wage) => this.announceAssume(wage),
    assume: (wage, now) => this.assume(wage, now),
    ask_dispute: (wage) => this.askDispute(wage),
    tell_arbitration_limit: (wage) => this.tellArbitration(wage),
    tell_inspection_limit: (wage) => this.tellInspection(wage),
    close: (wage, now) => this.wages.turn(wage, 'close', { confirmedAt: now }, now),
    lapse: (wage, now) => this.lapse(wage, now),
  };

  constructor(
    private readonly database: Database,
    private readonly wages: WagesService,
    private readonly news: JobsNews,
  ) {}

  /** Everything that is due; how many steps were taken. */
  async run(now: Instant, batch = 200): Promise<number> {
    let taken = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await this.plan(now, batch);
      const due = await this.database.query<{ id: string }>(
        `select id from wages where next_at < ? order by next_at limit ${batch}`,
        [now],
      );
      if (due.length === 0) break;
      for (const { id } of due) await this.attempt(id, now);
      taken += due.length;
    }
    return taken;
  }

  private async plan(now: Instant, batch: number): Promise<void> {
    const fresh = await this.database.query<{ id: string }>(
      `select id from wages where next_at is null and amount_fen > 0 and state in (?)
       order by id limit ${batch}`,
      [minded],
    );
    for (const { id } of fresh)
      await this.database.transaction(async () => {
        const wage = await this.wages.locked({ id });
        if (wage?.nextAt === null) await this.setNext(wage, firstStep(wagePlan(wage), now));
      });
  }

  /** One that fails is put off, so that it holds nobody else up. */
  private async attempt(id: string, now: Instant): Promise<void> {
    try {
      await this.database.transaction(() => this.take(id, now));
    } catch (error) {
      logger.error({ sweep: 'jobs.wageClock', wage: id, err: error }, 'step failed');
      await this.database.execute('update wages set next_at = ? where id = ?', [
        now + AFTER_FAILURE,
        id,
      ]);
    }
  }

  private async take(id: string, now: Instant): Promise<void> {
    const wage = await this.wages.locked({ id });
    if (!wage || wage.nextAt === null || wage.nextAt >= now) return;
    const plan = wagePlan(wage);
    const planned = plan.find(({ step }) => step === wage.nextStep);
    if (!planned) return this.setNext(wage, firstStep(plan, now));
    const before = wage.state;
    await this.handlers[planned.step](wage, now);
    if (wage.state === before) await this.setNext(wage, stepAfter(plan, planned.step));
  }

  private async setNext(wage: Wage, next: PlannedStep<WageStep> | null): Promise<void> {
    await this.database.manager.update(
      Wage,
      { id: wage.id },
      { nextStep: next?.step ?? null, nextAt: next?.at ?? null },
    );
  }

  /** Past due and nobody has said that it was paid. */
  private async askOverdue(wage: Wage): Promise<void> {
    const news = { topic: 'jobs.wage_overdue', key: wage.id };
    await this.news.tell(wage.workerId, {
      ...news,
      title: '工资收到了吗？',
      body: `${sumOf(wage)} 应该已经发了。没拿到就点“没拿到工资”，由劳动监察等部门依法处理`,
      link: screens.myShifts,
    });
    await this.news.tellEmployer(wage.employerId, {
      ...news,
      title: '有工资过了发放时间',
      body: `${sumOf(wage)} 已经过了约定时间，请马上发放并登记`,
      link: screens.people(wage.postingId),
    });
  }

  private async announceAssume(wage: Wage): Promise<void> {
    await this.news.tell(wage.workerId, {
      topic: 'jobs.payment_announced',
      key: `${wage.id}:${wage.paidAt}`,
      title: '工资收到没有，请说一声',
      body: `雇主说 ${sumOf(wage)} 已经发了。${sayDay(localDate(paymentAssumedAt(wage.paidAt ?? wage.dueAt)))} 前没有提出，就按已收到处理；以后发现没收到，仍然可以提`,
      link: screens.myShifts,
    });
  }

  private async assume(wage: Wage, now: Instant): Promise<void> {
    await this.wages.turn(wage, 'assume', {}, now);
    const news = { topic: 'jobs.payment_assumed', key: `${wage.id}:${wage.paidAt}` };
    await this.news.tell(wage.workerId, {
      ...news,
      title: `${sumOf(wage)} 按已收到处理`,
      body: `其实没收到，${sayFarDay(inspectionUntil(wage.dueAt))} 前都可以在我的班次里点“没拿到工资”`,
      link: screens.myShifts,
    });
    await this.news.tellEmployer(wage.employerId, {
      ...news,
      title: '一笔工资按已收到记',
      body: `您登记的 ${sumOf(wage)}，对方到时间没有提出，就按已收到处理。请留好付款凭证`,
      link: screens.people(wage.postingId),
    });
  }

  /** Only the worker: whether and what the employer hears of a dispute is for its own rule. */
  private async askDispute(wage: Wage): Promise<void> {
    await this.news.tell(wage.workerId, {
      topic: 'jobs.dispute_asked',
      key: `${wage.id}:${wage.disputedAt}`,
      title: '工资要到了吗？',
      body: `${sumOf(wage)} 还没有结果。拿到了请点“收到了”；没拿到可以提诉求，由劳动监察办理`,
      link: screens.myShifts,
    });
  }

  private async tellArbitration(wage: Wage): Promise<void> {
    await this.news.tell(wage.workerId, {
      topic: 'jobs.arbitration_limit',
      key: wage.id,
      title: '申请劳动仲裁的期限快到了',
      body: `${sumOf(wage)} 一直没有结清。劳动仲裁一般要在一年内申请，请尽快提诉求，或到仲裁机构咨询`,
      link: screens.myShifts,
    });
  }

  private async tellInspection(wage: Wage): Promise<void> {
    await this.news.tell(wage.workerId, {
      topic: 'jobs.inspection_limit',
      key: wage.id,
      title: '向劳动监察反映的期限快到了',
      body: `${sumOf(wage)} 一直没有结清。${sayFarDay(inspectionUntil(wage.dueAt))} 以后劳动监察不再受理，请尽快提诉求`,
      link: screens.myShifts,
    });
  }

  private async lapse(wage: Wage, now: Instant): Promise<void> {
    await this.wages.turn(wage, 'lapse', {}, now);
    await this.news.tell(wage.workerId, {
      topic: 'jobs.wage_lapsed',
      key: wage.id,
      title: '一笔工资过了劳动监察的两年期限',
      body: `${sumOf(wage)} 在这里不能再办了。钱还是该给您的，可以向仲裁机构或法院咨询`,
      link: screens.myShifts,
    });
  }
}

function sumOf(wage: Wage): string {
  return `${formatYuan(wage.amountFen)} 元`;
}
