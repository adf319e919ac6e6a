import { Injectable } from '@nestjs/common';
import type { EmployerFaceView, EmployerView, jobsRoutes, RequestOf } from '@yizhan/contract';
import { maskPhone } from '@yizhan/identity';
import { type Caller, scopesOf } from '@yizhan/identity/vocabulary';
import { employerFace, jobErrors } from '@yizhan/jobs';
import { DAY, err, type Instant, newId, ok, raise } from '@yizhan/kernel';
import { compareAndSet, Database, isUniqueViolation } from '@yizhan/storage';
import { In } from 'typeorm';
import { PersonalData } from '../../platform/personal-data';
import { PeopleService } from '../identity/people.service';
import { JobsNews, screens } from './news.service';
import { Employer, Posting } from './persistence';
import { JobsLinks } from './ports';
import { type Reach, StationReach } from './station-reach';

type Form = RequestOf<typeof jobsRoutes.registerEmployer>['body'];
type Card = RequestOf<typeof jobsRoutes.giveCard>['body'];

/** Firms and households that hire: registered, verified, carded, and their public face. */
@Injectable()
export class EmployersService {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly people: PeopleService,
    private readonly news: JobsNews,
    private readonly links: JobsLinks,
    private readonly reach: StationReach,
  ) {}

  /** The employer for whom the caller acts: by the role's scope, or as the one who registered it. */
  async ofCaller(caller: Caller): Promise<Employer | null> {
    const [scope] = scopesOf(caller, 'employer').filter((id) => id !== '');
    const { manager } = this.database;
    if (scope) return manager.findOneBy(Employer, { id: scope });
    return manager.findOne(Employer, { where: { ownerId: caller.userId }, order: { id: 'ASC' } });
  }

  async register(caller: Caller, form: Form, now: Instant) {
    const employer: Employer = {
      ...this.rowOf(form),
      id: newId(now),
      code: null,
      ownerId: caller.userId,
      state: 'pending',
      stateReason: null,
      card: 'none',
      cardReason: null,
      filledPostings: 0,
      sample: false,
      createdAt: now,
      version: 0,
    };
    if (await this.codeTaken(form.creditCode, null)) return err(raise(jobErrors.employer_exists));
    try {
      await this.database.manager.insert(Employer, employer);
    } catch (error) {
      if (isUniqueViolation(error)) return err(raise(jobErrors.employer_exists));
      throw error;
    }
    await this.people.grant(caller.userId, 'employer', employer.id, now);
    return ok(this.view(employer));
  }

  /** A new name or code has to be verified again; a new phone or address hasn't. */
  async update(caller: Caller, form: Form) {
    const employer = await this.ofCaller(caller);
    if (!employer) return err(raise(jobErrors.employer_missing));
    if (await this.codeTaken(form.creditCode, employer.id))
      return err(raise(jobErrors.employer_exists));
    const row = this.rowOf(form);
    const isSame = row.name === employer.name && row.creditCode === employer.creditCode;
    const next = {
      ...row,
      state: isSame ? employer.state : ('pending' as const),
      stateReason: isSame ? employer.stateReason : null,
    };
    await this.change(employer, next);
    return ok(this.view({ ...employer, ...next }));
  }

  async verify(caller: Caller, employerId: string, verified: boolean, reason: string | null) {
    const found = await this.forStaff(caller, employerId);
    if (!found.ok) return found;
    const employer = found.value;
    const state = verified ? ('verified' as const) : ('rejected' as const);
    await this.change(employer, { state, stateReason: reason });
    await this.news.tellEmployer(employerId, {
      topic: 'jobs.employer_verified',
      key: `${employerId}:${employer.version}`,
      title: verified ? '核验通过' : '核验没有通过',
      body: verified ? '证照已核对，现在可以发布岗位' : (reason ?? '请修改资料后再试'),
      link: screens.company,
    });
    return ok(this.view({ ...employer, state, stateReason: reason }));
  }

  async giveCard(caller: Caller, employerId: string, { card, reason }: Card) {
    const found = await this.forStaff(caller, employerId);
    if (!found.ok) return found;
    const employer = found.value;
    await this.change(employer, { card, cardReason: reason });
    await this.news.tellEmployer(employerId, {
      topic: 'jobs.employer_carded',
      key: `${employerId}:${employer.version}`,
      title: card === 'none' ? '红黄牌已解除' : `收到一张${card === 'red' ? '红' : '黄'}牌`,
      body: reason,
      link: screens.company,
    });
    return ok(this.view({ ...employer, card, cardReason: reason }));
  }

  async pending(reach: Reach): Promise<EmployerView[]> {
    const rows = await this.database.manager.find(Employer, {
      where: {
        state: 'pending',
        ...(reach.everywhere ? {} : { division: In([...reach.divisions]) }),
      },
      order: { id: 'ASC' },
      take: 50,
    });
    return rows.map((row) => this.view(row));
  }

  /** The public face, computed from records. */
  async face(employerId: string): Promise<EmployerFaceView | null> {
    const employer = await this.database.manager.findOneBy(Employer, { id: employerId });
    if (!employer) return null;
    const [wageCases, paid] = await Promise.all([
      this.links.wageCases(employerId),
      this.database.query<{ due_at: number; paid_at: number }>(
        `select due_at, paid_at from wages
         where employer_id = ? and state in ('paid', 'confirmed') and paid_at is not null
         order by state, id limit 500`,
        [employerId],
      ),
    ]);
    const face = employerFace({
      state: employer.state,
      card: employer.card,
      filledPostings: employer.filledPostings,
      daysToPay: paid.map((row) => Math.max(0, Math.ceil((row.paid_at - row.due_at) / DAY))),
      wageCases,
    });
    return {
      employerId,
      name: employer.name,
      kind: employer.kind,
      ...face,
      reasons: [...face.reasons],
    };
  }

  view(employer: Employer): EmployerView {
    return {
      employerId: employer.id,
      kind: employer.kind,
      name: employer.name,
      creditCode: employer.creditCode,
      contactName: this.personalData.open(employer.contactNameSealed),
      contactPhone: maskPhone(this.personalData.open(employer.contactPhoneSealed)),
      division: employer.division,
      address: employer.address,
      state: employer.state,
      stateReason: employer.stateReason,
      card: employer.card,
      cardReason: employer.cardReason,
    };
  }

  /** Employer ids by the codes of an import file. */
  async idsByCode(codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ code: string; id: string }>(
      'select code, id from employers where code in (?)',
      [[...codes]],
    );
    return new Map(rows.map((row) => [row.code, row.id]));
  }

  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'select id, name from employers where id in (?)',
      [[...ids]],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  /** The employer, when it lies in the division of a station of the caller's. */
  private async forStaff(caller: Caller, employerId: string) {
    const employer = await this.database.manager.findOneBy(Employer, { id: employerId });
    if (!employer) return err(raise(jobErrors.employer_not_found));
    const placed = { stationId: null, division: employer.division };
    if (!(await this.reach.covers(caller, placed))) return err(raise(jobErrors.not_your_station));
    return ok(employer);
  }

  /** Changes the row, and what its postings repeat of it. */
  private async change(employer: Employer, changes: Partial<Omit<Employer, 'version'>>) {
    const seen = { id: employer.id, version: employer.version };
    const won = await compareAndSet(this.database.manager, Employer, seen, changes);
    if (!won) throw new Error(`employer ${employer.id} was changed meanwhile`);
    const { name = employer.name, state = employer.state } = changes;
    if (name !== employer.name || state !== employer.state)
      await this.database.manager.update(
        Posting,
        { employerId: employer.id },
        { employerName: name, verified: state === 'verified' },
      );
  }

  private async codeTaken(creditCode: string | null, except: string | null): Promise<boolean> {
    if (creditCode === null) return false;
    const other = await this.database.manager.findOneBy(Employer, { creditCode });
    return other !== null && other.id !== except;
  }

  private rowOf(form: Form) {
    return {
      kind: form.kind,
      name: form.name,
      creditCode: form.kind === 'firm' ? form.creditCode : null,
      contactNameSealed: this.personalData.seal(form.contactName),
      contactPhoneSealed: this.personalData.seal(form.contactPhone),
      division: form.division,
      address: form.address,
    };
  }
}
