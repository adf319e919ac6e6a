import { Injectable } from '@nestjs/common';
import type { jobsRoutes, RequestOf } from '@yizhan/contract';
import { type Caller, hasRole } from '@yizhan/identity/vocabulary';
import { contactWindow, decideCall, jobErrors } from '@yizhan/jobs';
import { DAY, err, type Instant, newId, ok, raise, toIso } from '@yizhan/kernel';
import { Database, insert } from '@yizhan/storage';
import { PersonalData } from '../../platform/personal-data';
import { PeopleService } from '../identity/people.service';
import { EmployersService } from './employers.service';
import { Application, ContactCall, Posting } from './persistence';
import { StationReach } from './station-reach';

type Asked = RequestOf<typeof jobsRoutes.call>['body'];

/** Who works together may call each other: each look at a number is kept, with its purpose. */
@Injectable()
export class ContactService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly employers: EmployersService,
    private readonly personalData: PersonalData,
    private readonly reach: StationReach,
  ) {}

  /** The number of the other side: an employer's for the worker, the worker's for the employer. */
  async call(caller: Caller, applicationId: string, { to, purpose }: Asked, now: Instant) {
    // Taken in turn by one person, so that two at once can't pass the count together.
    await this.database.execute(
      'update worker_calendars set version = version + 1 where worker_id = ?',
      [caller.userId],
    );
    const { manager } = this.database;
    const application = await manager.findOneBy(Application, { id: applicationId });
    const posting =
      application && (await manager.findOneBy(Posting, { id: application.postingId }));
    if (!application || !posting) return err(raise(jobErrors.application_not_found));
    const standing = await this.standingOf(caller, application, posting, to);
    if (standing === 'stranger') return err(raise(jobErrors.application_not_found));
    const decided =
      standing === 'staff'
        ? this.forStaff(application)
        : decideCall(application, await this.callsSoFar(caller, application, now), now);
    if (!decided.ok) return decided;
    const contact =
      to === 'worker' ? await this.people.contact(application.workerId) : this.contactOf(posting);
    if (!contact?.phone) return err(raise(jobErrors.no_phone));
    await insert(manager, ContactCall, {
      id: newId(now),
      applicationId,
      employerId: application.employerId,
      callerId: caller.userId,
      side: to,
      purpose,
      calledAt: now,
    });
    const { until } = decided.value;
    return ok({ ...contact, phone: contact.phone, until: until === null ? null : toIso(until) });
  }

  /** Which side of the sign-up the caller stands on, for the number that was asked. */
  private async standingOf(
    caller: Caller,
    application: Application,
    posting: Posting,
    to: Asked['to'],
  ): Promise<'party' | 'staff' | 'stranger'> {
    if (to === 'employer' && application.workerId === caller.userId) return 'party';
    const employer = to === 'worker' ? await this.employers.ofCaller(caller) : null;
    if (employer?.id === application.employerId) return 'party';
    const isStaff = hasRole(caller, 'station_staff') && (await this.reach.covers(caller, posting));
    return isStaff ? 'staff' : 'stranger';
  }

  /** Staff look after their station's people whenever these are taken on. */
  private forStaff(application: Application) {
    const window = contactWindow(application);
    return window ? ok(window) : err(raise(jobErrors.contact_closed));
  }

  private contactOf(posting: Posting) {
    const phone = this.personalData.open(posting.contactPhoneSealed);
    return { name: this.personalData.open(posting.contactNameSealed), phone: phone || null };
  }

  private async callsSoFar({ userId }: Caller, { id, employerId }: Application, now: Instant) {
    const [row] = await this.database.query<{ same: number | string; others: number | string }>(
      `select coalesce(sum(case when application_id = ? then 1 else 0 end), 0) as same,
         count(distinct case when side = 'employer' and employer_id <> ? then employer_id end) as others
       from contact_calls where caller_id = ? and called_at > ?`,
      [id, employerId, userId, now - DAY],
    );
    return { same: Number(row?.same ?? 0), otherEmployers: Number(row?.others ?? 0) };
  }
}
