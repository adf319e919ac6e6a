import { Injectable } from '@nestjs/common';
import type { jobsRoutes, RequestOf } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { jobErrors, mayClaimUnpaid, paymentAssumedAt, wageMachine } from '@yizhan/jobs';
import { err, formatYuan, type Instant, localDate, ok, raise, transitionOf } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { EmployersService } from './employers.service';
import { JobsNews, screens } from './news.service';
import { Wage } from './persistence';
import { SeatsService } from './seats.service';
import { SignUpService } from './sign-up.service';
import { wageView } from './views/rows';
import { sayDay } from './words';
import { WorkBook } from './work-book';

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
    private readonly signUps: SignUpService,
    private readonly seats: SeatsService,
    private readonly book: WorkBook,
    private readonly news: JobsNews,
  ) {}

  async recordPayment(caller: Caller, wageId: string, payment: Payment, now: Instant) {
    const employer = await this.employers.ofCaller(caller);
    const wage = employer && (await this.locked({ id: wageId, employerId: employer.id }));
    if (!wage) return err(raise(jobErrors.wage_not_found));
    const { method } = payment;
    const reference = payment.reference || null;
    // Sent twice it is recorded once.
    if (wage.state === 'paid' && wage.payMethod === method && wage.payReference === reference)
      return ok(wageView(wage, now));
    if (wage.amountFen <= 0) return err(raise(jobErrors.wage_nothing));
    const changes = { paidAt: now, payMethod: method, payReference: reference };
    if (!(await this.turn(wage, 'pay', changes, now))) return this.refused(wage);
    const until = sayDay(localDate(paymentAssumedAt(now)));
    await this.news.tell(wage.workerId, {
      topic: 'jobs.wage_paid',
      key: `${wage.id}:${wage.version}`,
      title: '雇主说工资已经发了',
      body: `${formatYuan(wage.amountFen)} 元，收到了请点“收到了”，没收到请点“没拿到工资”。${until} 前没有提出，就按已收到处理`,
      link: screens.myShifts,
    });
    return ok(wageView(wage, now));
  }

  /** A worker may say so even when the employer recorded nothing. */
  async confirm(caller: Caller, wageId: string, now: Instant) {
    const wage = await this.locked({ id: wageId, workerId: caller.userId });
    if (!wage) return err(raise(jobErrors.wage_not_found));
    if (wage.state === 'confirmed') return ok(wageView(wage, now));
    if (wage.amountFen <= 0) return err(raise(jobErrors.wage_nothing));
    const changes = { confirmedAt: now, paidAt: wage.paidAt ?? now };
    if (!(await this.turn(wage, 'confirm', changes, now))) return this.refused(wage);
    await this.news.tellEmployer(wage.employerId, {
      topic: 'jobs.wage_confirmed',
      key: wage.id,
      title: '对方确认收到工资',
      body: `${formatYuan(wage.amountFen)} 元已经结清`,
      link: screens.people(wage.postingId),
    });
    return ok(wageView(wage, now));
  }

  async dispute(caller: Caller, wageId: string, note: string | undefined, now: Instant) {
    const wage = await this.locked({ id: wageId, workerId: caller.userId });
    if (!wage) return err(raise(jobErrors.wage_not_found));
    const may = mayClaimUnpaid(wage, now);
    if (!may.ok) return may;
    // Telling it twice is telling it once: the wizard may be entered again.
    if (wage.state === 'disputed') return ok(wageView(wage, now));
    const changes = { disputedAt: now, disputeNote: note || null };
    if (!(await this.turn(wage, 'dispute', changes, now, note))) return this.refused(wage);
    await this.news.tellEmployer(wage.employerId, {
      topic: 'jobs.wage_disputed',
      key: `${wage.id}:${wage.version}`,
      title: '有人没拿到工资',
      body: `${formatYuan(wage.amountFen)} 元没有收到，请尽快核对发放，以免影响以后发布岗位`,
      link: screens.people(wage.postingId),
    });
    return ok(wageView(wage, now));
  }

  /** The wage as it stands now, with its shift's row locked: hours and wage stand still together. */
  async locked(where: {
    id: string;
    employerId?: string;
    workerId?: string;
  }): Promise<Wage | null> {
    const { manager } = this.database;
    const seen = await manager.findOneBy(Wage, where);
    if (!seen) return null;
    await this.signUps.lock(seen.applicationId);
    return manager.findOneBy(Wage, where);
  }

  /** Moves wage and application together, if the wage's life allows it; its clock begins anew. */
  async turn(
    wage: Wage,
    action: Action,
    changes: Partial<Omit<Wage, 'version'>>,
    now: Instant,
    note?: string,
  ): Promise<boolean> {
    const to = transitionOf(wageMachine, wage.state, action)?.to;
    if (!to) return false;
    const next = { ...changes, state: to, nextStep: null, nextAt: null };
    const seen = { id: wage.id, version: wage.version };
    if (!(await compareAndSet(this.database.manager, Wage, seen, next))) return false;
    Object.assign(wage, next, { version: wage.version + 1 });
    const content = { wageId: wage.id, amountFen: wage.amountFen, method: wage.payMethod };
    const personal = { note, reference: action === 'pay' ? wage.payReference : null };
    await this.book.record(wage.applicationId, `wage.${action}`, now, content, personal);
    const step = onApplication[action];
    if (step === null) return true;
    const application = await this.signUps.lock(wage.applicationId);
    if (!application || !(await this.seats.turn(application, step)))
      throw new Error(`application ${wage.applicationId} doesn't follow its wage`);
    return true;
  }

  private refused(wage: Wage) {
    return err(raise(jobErrors.wage_state, { state: wage.state }));
  }
}
