import { Injectable } from '@nestjs/common';
import {
  type CaseError,
  caseErrors,
  categoryOf,
  divisions,
  maySayHowItWas,
  noticeToAccused,
} from '@yizhan/cases';
import type { Inquiry } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { err, type Instant, newId, ok, type Result, raise, toIso } from '@yizhan/kernel';
import { compareAndSet, Database, Outbox } from '@yizhan/storage';
import { In, LessThan } from 'typeorm';
import { LedgerService } from '../../platform/ledger';
import { PersonalData } from '../../platform/personal-data';
import { EmployerDirectory } from '../jobs/employer-directory';
import { CaseStore } from './case-store';
import { DeskNotices } from './desk-notices.service';
import { CaseRecord, InquiryRecord } from './persistence';
import { UnitsService } from './units.service';

const PAGE = 20;
const SCREEN = '/pages/employer/inquiries/index';

type AnswerError = CaseError<'inquiry_missing' | 'inquiry_over' | 'inquiry_answered'>;

/** The other side of a case: who they are, what they were asked, what they answered. */
@Injectable()
export class AccusedService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly employers: EmployerDirectory,
    private readonly store: CaseStore,
    private readonly desks: DeskNotices,
    private readonly units: UnitsService,
    private readonly personalData: PersonalData,
    private readonly ledger: LedgerService,
  ) {}

  async find(words: string) {
    const found = await this.employers.find(words);
    return found.map(({ employerId, name, division }) => ({
      employerId,
      name,
      division: divisions.find(({ code }) => division.startsWith(code))?.name ?? null,
    }));
  }

  exists(employerId: string): Promise<boolean> {
    return this.employers.byId(employerId).then((found) => found !== null);
  }

  /** Whether a notice would reach anybody. */
  async reachable(row: Pick<CaseRecord, 'employerId'>): Promise<boolean> {
    if (row.employerId === null) return false;
    return (await this.employers.actingFor(row.employerId)).length > 0;
  }

  /** The employer a case is about, when one is linked. */
  async linked(row: Pick<CaseRecord, 'employerId'>) {
    const found = row.employerId ? await this.employers.byId(row.employerId) : null;
    return found ? { employerId: found.employerId, name: found.name } : null;
  }

  /** Asks those reported: from a type that can't hold the reporter, with no way to the case. */
  async ask(
    row: CaseRecord,
    disclosed: string,
    answerBy: string | null,
    now: Instant,
  ): Promise<void> {
    const { employerId } = row;
    if (employerId === null) return;
    const id = newId(now);
    await this.database.manager.insert(InquiryRecord, {
      id,
      caseId: row.id,
      employerId,
      disclosedSealed: this.personalData.seal(disclosed),
      answerBy,
      createdAt: now,
      answerSealed: null,
      answeredById: null,
      answeredAt: null,
      version: 0,
    });
    if (row.accusedToldAt === null)
      await this.database.manager.update(CaseRecord, { id: row.id }, { accusedToldAt: now });
    const notice = noticeToAccused({
      categoryName: categoryOf(row.category)?.name ?? '',
      unitName: (await this.unitOf(row))?.name ?? '承办单位',
      disclosed,
      answerBy,
    });
    for (const userId of await this.employers.actingFor(employerId))
      await this.outbox.put({
        topic: 'cases.accused',
        key: `${id}:${userId}`,
        payload: { userId, ...notice, link: SCREEN },
      });
  }

  async list(caller: Caller, cursor: string | undefined) {
    const employerIds = await this.employers.ofCaller(caller);
    if (employerIds.length === 0) return { items: [], next: null };
    const rows = await this.database.manager.find(InquiryRecord, {
      where: { employerId: In(employerIds), ...(cursor ? { id: LessThan(cursor) } : {}) },
      order: { id: 'DESC' },
      take: PAGE + 1,
    });
    const shown = rows.slice(0, PAGE);
    const items = await Promise.all(shown.map((row) => this.view(row)));
    return { items, next: rows.length > PAGE ? (shown[shown.length - 1]?.id ?? null) : null };
  }

  /** Their own words stand in the case's record, and the unit that asked is told. */
  async answer(
    caller: Caller,
    inquiryId: string,
    text: string,
    now: Instant,
  ): Promise<Result<Inquiry, AnswerError>> {
    const row = await this.database.manager.findOneBy(InquiryRecord, { id: inquiryId });
    const own = row && (await this.employers.ofCaller(caller)).includes(row.employerId);
    const one = own ? await this.caseOf(row) : null;
    if (!row || !one) return err(raise(caseErrors.inquiry_missing));
    if (!maySayHowItWas(one.state)) return err(raise(caseErrors.inquiry_over));
    if (row.answeredAt !== null) {
      // A tap told twice is told once.
      return this.answerOf(row) === text
        ? ok(await this.view(row))
        : err(raise(caseErrors.inquiry_answered));
    }
    const changes = {
      answerSealed: this.personalData.seal(text),
      answeredById: caller.userId,
      answeredAt: now,
    };
    const seen = { id: row.id, version: row.version };
    if (!(await compareAndSet(this.database.manager, InquiryRecord, seen, changes)))
      return err(raise(caseErrors.inquiry_answered));
    await this.ledger.append({
      stream: `case:${one.id}`,
      type: 'accused_answered',
      at: now,
      content: { action: 'accused_answered', by: 'accused', internal: true },
      personal: { text },
    });
    const loaded = await this.store.load(one.id);
    if (loaded) await this.desks.tell(loaded, ['lead'], '被反映方说明了情况，请查看。');
    return ok(await this.view({ ...row, ...changes }));
  }

  private async view(row: InquiryRecord): Promise<Inquiry> {
    const [one, employer] = await Promise.all([
      this.caseOf(row),
      this.employers.byId(row.employerId),
    ]);
    return {
      inquiryId: row.id,
      employerName: employer?.name ?? '',
      category: categoryOf(one?.category ?? '')?.name ?? '',
      unit: one ? await this.unitOf(one) : null,
      asked: this.personalData.open(row.disclosedSealed),
      askedAt: toIso(row.createdAt),
      answerBy: row.answerBy,
      answer: this.answerOf(row),
      answeredAt: row.answeredAt === null ? null : toIso(row.answeredAt),
      open: one !== null && maySayHowItWas(one.state),
    };
  }

  private answerOf({ answerSealed }: InquiryRecord): string | null {
    return answerSealed === null ? null : this.personalData.open(answerSealed);
  }

  private caseOf({ caseId }: InquiryRecord): Promise<CaseRecord | null> {
    return this.database.manager.findOneBy(CaseRecord, { id: caseId });
  }

  private async unitOf({ leadUnitId }: CaseRecord) {
    const unit = leadUnitId ? (await this.units.byIds([leadUnitId])).get(leadUnitId) : undefined;
    return unit ? { name: unit.name, phone: unit.phone } : null;
  }
}
