import { Injectable } from '@nestjs/common';
import type { jobsRoutes, RequestOf } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { jobErrors, wageMachine } from '@yizhan/jobs';
import { err, formatYuan, type Instant, ok, raise, transitionOf } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { EmployersService } from './employers.service';
import { JobsNews, screens } from './news.service';
import { Application, Wage } from './persistence';
import { SeatsService } from './seats.service';
import { wageView } from './views/rows';

type Payment = RequestOf<typeof jobsRoutes.recordPayment>['body'];
type Action = (typeof wageMachine)['transitions'][number]['action'];

/** What happens to the application with it; null: it stays where it is. */
const onApplication = {
  pay: 'pay',
  assume: null,
  confirm: 'settle',
  close: 'settle',
  dispute: 'dispute',
  lapse: 'lapse',
} as const;

/** Wages owed: paid by the employer's word, confirmed or disputed by the worker. */
@Injectable()
export class WagesService {
  constructor(
    private readonly database: Database,
    private readonly employers: EmployersService,
    private readonly seats: SeatsService,
    private readonly news: JobsNews,
  ) {}

  async recordPayment(caller: Caller, wageId: string, payment: Payment, now: Instant) {
    const employer = await this.employers.ofCaller(caller);
    const wage = employer && (await this.find({ id: wageId, employerId: employer.id }));
    if (!wage) return err(raise(jobErrors.wage_not_found));
    const changes = {
      paidAt: now,
      payMethod: payment.method,
      payReference: payment.reference ?? null,
    };
    if (!(await this.turn(wage, 'pay', changes))) return this.refused(wage);
    await this.news.tell(wage.workerId, {
      topic: 'jobs.wage_paid',
      key: `${wage.id}:${wage.version}`,
      title: '雇主说工资已经发了',
      body: `${formatYuan(wage.amountFen)} 元，收到了请点“收到了”，没收到请点“没拿到工资”`,
      link: screens.myShifts,
    });
    return ok(wageView(wage, now));
  }

  /** A worker may say so even when the employer recorded nothing. */
  async confirm(caller: Caller, wageId: string, now: Instant) {
    const wage = await this.find({ id: wageId, workerId: caller.userId });
    if (!wage) return err(raise(jobErrors.wage_not_found));
    const changes = { confirmedAt: now, paidAt: wage.paidAt ?? now };
    if (!(await this.turn(wage, 'confirm', changes))) return this.refused(wage);
    return ok(wageView(wage, now));
  }

  async dispute(caller: Caller, wageId: string, note: string | undefined, now: Instant) {
    const wage = await this.find({ id: wageId, workerId: caller.userId });
    if (!wage) return err(raise(jobErrors.wage_not_found));
    // Telling it twice is telling it once: the wizard may be entered again.
    if (wage.state === 'disputed') return ok(wageView(wage, now));
    const changes = { disputedAt: now, disputeNote: note || null };
    if (!(await this.turn(wage, 'dispute', changes))) return this.refused(wage);
    await this.news.tellEmployer(wage.employerId, {
      topic: 'jobs.wage_disputed',
      key: `${wage.id}:${wage.version}`,
      title: '有人没拿到工资',
      body: `${formatYuan(wage.amountFen)} 元没有收到，请尽快核对发放，以免影响以后发布岗位`,
      link: screens.people(wage.postingId),
    });
    return ok(wageView(wage, now));
  }

  /** Asks workers whose wage is past due whether it came, and reminds the employer; how many. */
  async remindOverdue(now: Instant, batch = 200): Promise<number> {
    const overdue = await this.database.query<{ id: string }>(
      `select id from wages where state = 'due' and due_at < ? and reminded_at is null
       order by due_at limit ${batch}`,
      [now],
    );
    for (const { id } of overdue) await this.database.transaction(() => this.remind(id, now));
    return overdue.length;
  }

  private async remind(wageId: string, now: Instant): Promise<void> {
    const wage = await this.find({ id: wageId });
    if (wage?.state !== 'due' || wage.remindedAt !== null) return;
    const seen = { id: wage.id, version: wage.version };
    if (!(await compareAndSet(this.database.manager, Wage, seen, { remindedAt: now }))) return;
    const sum = `${formatYuan(wage.amountFen)} 元`;
    await this.news.tell(wage.workerId, {
      topic: 'jobs.wage_overdue',
      key: wage.id,
      title: '工资收到了吗？',
      body: `${sum} 应该已经发了。没拿到就点“没拿到工资”，驿站帮您要`,
      link: screens.myShifts,
    });
    await this.news.tellEmployer(wage.employerId, {
      topic: 'jobs.wage_overdue',
      key: wage.id,
      title: '有工资过了发放时间',
      body: `${sum} 已经过了约定时间，请马上发放并登记`,
      link: screens.people(wage.postingId),
    });
  }

  private find(where: { id: string; employerId?: string; workerId?: string }) {
    return this.database.manager.findOneBy(Wage, where);
  }

  /** Moves wage and application together, if the wage still is as it was read. */
  private async turn(wage: Wage, action: Action, changes: Partial<Omit<Wage, 'version'>>) {
    const to = transitionOf(wageMachine, wage.state, action)?.to;
    if (!to) return false;
    const seen = { id: wage.id, version: wage.version };
    const won = await compareAndSet(this.database.manager, Wage, seen, { ...changes, state: to });
    if (!won) return false;
    Object.assign(wage, changes, { state: to, version: wage.version + 1 });
    const step = onApplication[action];
    if (step === null) return true;
    const application = await this.database.manager.findOneByOrFail(Application, {
      id: wage.applicationId,
    });
    if (!(await this.seats.turn(application, step)))
      throw new Error(`application ${application.id} doesn't follow its wage`);
    return true;
  }

  private refused(wage: Wage) {
    return err(raise(jobErrors.wage_state, { state: wage.state }));
  }
}
