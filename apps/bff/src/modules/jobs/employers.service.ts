import { Inject, Injectable } from '@nestjs/common';
import type {
  DeskEmployer,
  EmployerFaceView,
  EmployerView,
  jobsRoutes,
  RequestOf,
} from '@yizhan/contract';
import { maskPhone } from '@yizhan/identity';
import { type Caller, scopesOf } from '@yizhan/identity/vocabulary';
import {
  employerFace,
  faceCauses,
  isLongOverdue,
  jobErrors,
  nameMarks,
  type TrustRecord,
} from '@yizhan/jobs';
import { type Clock, DAY, err, type Instant, newId, ok, raise } from '@yizhan/kernel';
import { compareAndSet, Database, insertIgnore, isUniqueViolation } from '@yizhan/storage';
import { In, IsNull, Not } from 'typeorm';
import { CLOCK } from '../../platform/clock';
import { PersonalData } from '../../platform/personal-data';
import { PeopleService } from '../identity/people.service';
import { JobsNews, screens } from './news.service';
import { Employer, Posting } from './persistence';
import { JobsLinks } from './ports';
import { type Reach, StationReach } from './station-reach';
import { withoutStop } from './words';

type Form = RequestOf<typeof jobsRoutes.registerEmployer>['body'];
type Card = RequestOf<typeof jobsRoutes.giveCard>['body'];

const YEAR = 365 * DAY;

/** Firms and households that hire: registered, verified, carded, and their public face. */
@Injectable()
export class EmployersService {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly people: PeopleService,
    private readonly news: JobsNews,
    private readonly links: JobsLinks,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reach: StationReach,
  ) {}

  /** The employer for whom the caller acts: by the role's scope, or as the one who registered it. */
  async ofCaller(caller: Caller): Promise<Employer | null> {
    const [scope] = scopesOf(caller, 'employer').filter((id) => id !== '');
    const { manager } = this.database;
    if (scope) return manager.findOneBy(Employer, { id: scope });
    return manager.findOne(Employer, { where: { ownerId: caller.userId }, order: { id: 'ASC' } });
  }

  /** Registered twice by the same person it is registered once, with the same answer. */
  async register(caller: Caller, form: Form, now: Instant) {
    const employer: Employer = {
      ...this.rowOf(form),
      id: newId(now),
      code: null,
      ownerId: caller.userId,
      householdOf: form.kind === 'household' ? caller.userId : null,
      pendingName: null,
      state: 'pending',
      stateReason: null,
      card: 'none',
      cardReason: null,
      filledPostings: 0,
      sample: false,
      createdAt: now,
      version: 0,
    };
    // The unique key decides between two at once: what is read before would not show the other.
    if (await insertIgnore(this.database.manager, Employer, employer)) {
      await this.people.grant(caller.userId, 'employer', employer.id, now);
      return ok(this.view(employer));
    }
    const twin = await this.database.manager.findOneBy(
      Employer,
      form.kind === 'household'
        ? { householdOf: caller.userId }
        : { creditCode: employer.creditCode ?? '' },
    );
    return twin?.ownerId === caller.userId
      ? ok(this.view(twin))
      : err(raise(jobErrors.employer_exists));
  }

  /** A new phone or address holds at once; a verified employer's new name waits for staff. */
  async update(caller: Caller, form: Form) {
    const employer = await this.ofCaller(caller);
    if (!employer) return err(raise(jobErrors.employer_missing));
    const row = this.rowOf(form);
    const isVerified = employer.state === 'verified';
    if (isVerified && (row.creditCode !== employer.creditCode || row.kind !== employer.kind))
      return err(raise(jobErrors.credit_code_fixed));
    const householdOf = row.kind === 'household' ? employer.ownerId : null;
    const next = isVerified
      ? {
          ...row,
          name: employer.name,
          pendingName: row.name === employer.name ? null : row.name,
        }
      : { ...row, householdOf, state: 'pending' as const, stateReason: null };
    try {
      if (!(await this.change(employer, next))) return err(raise(jobErrors.employer_changed));
    } catch (error) {
      if (isUniqueViolation(error)) return err(raise(jobErrors.employer_exists));
      throw error;
    }
    return ok(this.view({ ...employer, ...next }));
  }

  /** The licence or identity, or a verified employer's new name; decided twice alike it is once. */
  async verify(caller: Caller, employerId: string, verified: boolean, reason: string | null) {
    const found = await this.forStaff(caller, employerId);
    if (!found.ok) return found;
    const employer = found.value;
    const { pendingName, state: before } = employer;
    const state = verified ? ('verified' as const) : ('rejected' as const);
    const isRename = before === 'verified' && pendingName !== null;
    if (!isRename && before === state && employer.stateReason === reason)
      return ok(this.view(employer));
    const next = isRename
      ? { pendingName: null, stateReason: reason, ...(verified ? { name: pendingName } : {}) }
      : { state, stateReason: reason };
    if (!(await this.change(employer, next))) return err(raise(jobErrors.employer_changed));
    const [title, body] = verifiedWords(isRename ? pendingName : null, verified, reason);
    await this.news.tellEmployer(employerId, {
      topic: 'jobs.employer_verified',
      key: `${employerId}:${employer.version}`,
      title,
      body,
      link: screens.company,
    });
    return ok(this.view({ ...employer, ...next }));
  }

  async giveCard(caller: Caller, employerId: string, { card, reason }: Card) {
    const found = await this.forStaff(caller, employerId);
    if (!found.ok) return found;
    const employer = found.value;
    if (employer.card === card && employer.cardReason === reason) return ok(this.view(employer));
    if (!(await this.change(employer, { card, cardReason: reason })))
      return err(raise(jobErrors.employer_changed));
    await this.news.tellEmployer(employerId, {
      topic: 'jobs.employer_carded',
      key: `${employerId}:${employer.version}`,
      title: card === 'none' ? '红黄牌已解除' : `收到一张${card === 'red' ? '红' : '黄'}牌`,
      body: card === 'none' ? reason : `${withoutStop(reason)}。不同意可以在“招人”页提出异议`,
      link: screens.company,
    });
    return ok(this.view({ ...employer, card, cardReason: reason }));
  }

  /** Those to be verified, and verified ones with a new name. */
  async pending(reach: Reach): Promise<DeskEmployer[]> {
    const own = reach.everywhere ? {} : { division: In([...reach.divisions]) };
    const rows = await this.database.manager.find(Employer, {
      where: [
        { ...own, state: 'pending' },
        { ...own, pendingName: Not(IsNull()) },
      ],
      order: { id: 'ASC' },
      take: 50,
    });
    return this.forDesk(rows);
  }

  /** As staff see them, with what to be careful of in a name. */
  async forDesk(rows: readonly Employer[]): Promise<DeskEmployer[]> {
    const { manager } = this.database;
    const owners = rows.flatMap(({ ownerId }) => (ownerId ? [ownerId] : []));
    const [verified, counts] = await Promise.all([
      manager.find(Employer, { select: { id: true, name: true }, where: { state: 'verified' } }),
      this.database.query<{ owner_id: string; n: number | string }>(
        'select owner_id, count(*) as n from employers where owner_id in (?) group by owner_id',
        [['', ...owners]],
      ),
    ]);
    const byOwner = new Map(counts.map((row) => [row.owner_id, Number(row.n)]));
    return rows.map((row) => ({
      ...this.view(row),
      marks: nameMarks({
        name: row.pendingName ?? row.name,
        verified: verified.filter(({ id }) => id !== row.id).map(({ name }) => name),
        byOnePerson: byOwner.get(row.ownerId ?? '') ?? 1,
      }).map(({ label }) => label),
    }));
  }

  /** The public face, computed from records. */
  async face(employerId: string): Promise<EmployerFaceView | null> {
    const employer = await this.database.manager.findOneBy(Employer, { id: employerId });
    if (!employer) return null;
    const face = employerFace(await this.record(employer));
    return {
      employerId,
      name: employer.name,
      kind: employer.kind,
      ...face,
      reasons: [...face.reasons],
    };
  }

  /** How this employer pays, from records alone: a worker's tap doesn't move it. */
  private async payingOf(employerId: string, now: Instant) {
    const rows = await this.database.query<{ due_at: number; paid_at: number | null }>(
      `select due_at, paid_at from wages where employer_id = ? and amount_fen > 0
         and (state in ('paid', 'assumed', 'confirmed') and paid_at is not null
           or state in ('due', 'disputed') and due_at < ?)
       order by state, id limit 500`,
      [employerId, now],
    );
    const [silent] = await this.database.query<{ n: number | string }>(
      `select count(*) as n from wages w join work_hours h on h.application_id = w.application_id
       where w.employer_id = ? and h.basis in ('counted', 'employer_silent') and h.confirmed_at >= ?`,
      [employerId, now - YEAR],
    );
    return {
      daysToPay: rows.map((row) =>
        Math.max(0, Math.ceil(((row.paid_at ?? now) - row.due_at) / DAY)),
      ),
      overdueWages: rows.filter((row) => row.paid_at === null && isLongOverdue(row.due_at, now))
        .length,
      silentHours: Number(silent?.n ?? 0),
    };
  }

  /** What is counted about an employer: its face and the checks of its postings read the same. */
  async record(employer: Employer): Promise<TrustRecord> {
    const [wageCases, paying] = await Promise.all([
      this.links.wageCases(employer.id),
      this.payingOf(employer.id, this.clock.now()),
    ]);
    return {
      state: employer.state,
      card: employer.card,
      filledPostings: employer.filledPostings,
      ...paying,
      wageCases,
    };
  }

  /** A red card or face: nothing new goes out until it is cleared. */
  async isStopped(employerId: string): Promise<boolean> {
    const employer = await this.database.manager.findOneByOrFail(Employer, { id: employerId });
    return faceCauses(await this.record(employer)).some(({ level }) => level === 'red');
  }

  /** Whether staff have seen the licence. */
  async isVerified(employerId: string): Promise<boolean> {
    const where = { id: employerId, state: 'verified' as const };
    return this.database.manager.existsBy(Employer, where);
  }

  view(employer: Employer): EmployerView {
    return {
      employerId: employer.id,
      kind: employer.kind,
      name: employer.name,
      pendingName: employer.pendingName,
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

  /** Changes the row, and what its postings repeat of it; false when somebody was faster. */
  private async change(employer: Employer, changes: Partial<Omit<Employer, 'version'>>) {
    const seen = { id: employer.id, version: employer.version };
    if (!(await compareAndSet(this.database.manager, Employer, seen, changes))) return false;
    const { name = employer.name, state = employer.state } = changes;
    if (name !== employer.name || state !== employer.state)
      await this.database.manager.update(
        Posting,
        { employerId: employer.id },
        { employerName: name, verified: state === 'verified' },
      );
    return true;
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

function verifiedWords(newName: string | null, verified: boolean, reason: string | null) {
  if (newName !== null)
    return verified
      ? (['新名称通过了', `以后显示为“${newName}”`] as const)
      : (['新名称没有通过', reason ?? `仍用原来的名称，“${newName}”没有通过核对`] as const);
  return verified
    ? (['核验通过', '证照已核对，现在可以发布岗位'] as const)
    : ([
        '核验没有通过',
        `${withoutStop(reason ?? '请修改资料后再试')}。不同意可以在“招人”页提出异议`,
      ] as const);
}
