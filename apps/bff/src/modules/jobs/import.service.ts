import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PostingForm } from '@yizhan/contract';
import { assess, jingzhouSettings, jobErrors, missingIn } from '@yizhan/jobs';
import { type Instant, newId } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { PersonalData } from '../../platform/personal-data';
import { StationsService } from '../stations/stations.service';
import type {
  EmployerImportRow,
  ImportOptions,
  ImportRowFault,
  JobsImportOutcome,
  PostingImportRow,
} from './import-rows';
import { Employer, Posting, Shift } from './persistence';
import { columnsOf, draftOf, shiftsOf } from './posting-form';
import { PublishingService } from './publishing.service';
import { covers, type Reach, StationReach } from './station-reach';

/** Employers and postings from files: checked row by row, all or nothing, safe to repeat by code. */
@Injectable()
export class JobsImportService {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly publishing: PublishingService,
    private readonly stations: StationsService,
    private readonly reach: StationReach,
  ) {}

  async employers(
    rows: readonly EmployerImportRow[],
    { now, sample, preview }: ImportOptions,
  ): Promise<JobsImportOutcome> {
    return this.database.transaction(async () => {
      const known = await this.known('employers', rows);
      const fresh = rows.filter(({ code }) => !known.has(code));
      const faults = await this.takenCreditCodes(rows, known);
      if (faults.length > 0) return { ok: false, faults };
      if (!preview)
        await inChunks(fresh, 50, (some) =>
          this.database.manager.insert(
            Employer,
            some.map((one) => this.employerRow(one, now, sample)),
          ),
        );
      return { ok: true, created: fresh.length, unchanged: rows.length - fresh.length };
    });
  }

  async postings(
    rows: readonly PostingImportRow[],
    { now, sample, preview, caller }: ImportOptions,
  ): Promise<JobsImportOutcome> {
    const reach = caller && (await this.reach.of(caller));
    const faults: ImportRowFault[] = [];
    const employers = await this.employersByCode(rows.map((one) => one.employerCode));
    const codes = rows.flatMap(({ stationCode }) => (stationCode ? [stationCode] : []));
    const stations = await this.stations.idsByCode(codes);
    const made: MadePosting[] = [];
    for (const [index, row] of rows.entries()) {
      if (index % SLICE === SLICE - 1) await setImmediate();
      const fault = (column: string, message: string) =>
        faults.push({ row: index + 1, column, message });
      const employer = employers.get(row.employerCode);
      const stationId = stations.get(row.stationCode ?? '') ?? null;
      if (!employer) fault('employerCode', `没有编号为 ${row.employerCode} 的雇主`);
      if (row.stationCode && !stationId)
        fault('stationCode', `没有编号为 ${row.stationCode} 的驿站`);
      if (!employer) continue;
      if (reach)
        for (const column of beyond(reach, row, employer, stationId))
          fault(column, jobErrors.not_your_station.message);
      // One millisecond apart, so that the list keeps the order of the file.
      made.push(this.posting(row, employer, stationId, now - index, sample, fault));
    }
    if (faults.length > 0) return { ok: false, faults };
    return this.database.transaction(() => this.insert(made, now, preview ?? false));
  }

  private async insert(
    made: readonly MadePosting[],
    now: Instant,
    preview: boolean,
  ): Promise<JobsImportOutcome> {
    const known = await this.known(
      'postings',
      made.map(({ posting }) => ({ code: posting.code ?? '' })),
    );
    const fresh = made.filter(({ posting }) => !known.has(posting.code ?? ''));
    const unchanged = made.length - fresh.length;
    if (preview) return { ok: true, created: fresh.length, unchanged };
    const { manager } = this.database;
    await inChunks(fresh, 50, (some) =>
      manager.insert(
        Posting,
        some.map((one) => one.posting),
      ),
    );
    const shifts = fresh.flatMap((one) => one.shifts);
    await inChunks(shifts, 100, (some) => manager.insert(Shift, some));
    const published = fresh.map((one) => one.posting).filter((one) => one.state === 'published');
    await this.publishing.addTerms(published, now);
    return { ok: true, created: fresh.length, unchanged };
  }

  /** Looked over like any posting; an import stands for a trusted hand, words and wages do not. */
  private posting(
    row: PostingImportRow,
    employer: Employer,
    stationId: string | null,
    at: Instant,
    sample: boolean,
    fault: (column: string, message: string) => void,
  ): MadePosting {
    const form = formOf(row, stationId);
    const standing = {
      state: employer.state,
      card: employer.card,
      daysToPay: [],
      overdueWages: 0,
      silentHours: 0,
      wageCases: { open: 0, settled: 0, upheld: 0 },
      filledPostings: jingzhouSettings.trustedAfterFilled.value,
    };
    const draft = draftOf(form);
    // Sample shifts may have begun: a city in the middle of its day is what they show.
    if (!sample)
      for (const { path, message } of missingIn(draft, at)) fault(columnOfField(path), message);
    const { outcome, findings } = assess(draft, standing, at);
    for (const finding of findings)
      if (finding.consequence === 'refuse') fault('wageFen', finding.note ?? finding.advice);
    const isPublished = outcome === 'published';
    const posting: Posting = {
      ...columnsOf(form, employer, this.personalData),
      id: newId(at),
      code: row.code,
      employerId: employer.id,
      employerName: employer.name,
      verified: employer.state === 'verified',
      state: isPublished ? 'published' : 'in_review',
      stateReason: null,
      findings,
      submittedAt: at,
      publishedAt: isPublished ? at : null,
      filledAt: null,
      sample,
      createdAt: at,
      version: 0,
    };
    const shifts = shiftsOf(posting.id, form, at);
    return { posting, shifts: shifts.map((shift) => ({ ...shift, isOpen: isPublished })) };
  }

  private employerRow(one: EmployerImportRow, now: Instant, sample: boolean): Employer {
    return {
      id: newId(now),
      code: one.code,
      ownerId: null,
      kind: one.kind,
      householdOf: null,
      name: one.name,
      pendingName: null,
      creditCode: one.creditCode,
      contactNameSealed: this.personalData.seal(one.contact),
      contactPhoneSealed: this.personalData.seal(one.phone),
      division: one.divisionCode,
      address: one.address,
      state: one.verified ? 'verified' : 'pending',
      stateReason: null,
      card: 'none',
      cardReason: null,
      filledPostings: 0,
      sample,
      createdAt: now,
      version: 0,
    };
  }

  private async employersByCode(codes: readonly string[]): Promise<Map<string, Employer>> {
    const rows = await this.database.manager
      .createQueryBuilder(Employer, 'e')
      .where('e.code in (:...codes)', { codes: [...new Set(codes), ''] })
      .getMany();
    return new Map(rows.map((row) => [row.code ?? '', row]));
  }

  /** Another employer may have registered itself under the same credit code. */
  private async takenCreditCodes(
    rows: readonly EmployerImportRow[],
    known: ReadonlySet<string>,
  ): Promise<ImportRowFault[]> {
    const codes = rows.flatMap(({ creditCode }) => (creditCode ? [creditCode] : []));
    const found = await this.database.query<{ credit_code: string; code: string | null }>(
      'select credit_code, code from employers where credit_code in (?)',
      [codes],
    );
    const taken = new Set(found.map((row) => row.credit_code));
    const first = new Map<string, string>();
    for (const { code, creditCode } of rows)
      if (creditCode && !first.has(creditCode)) first.set(creditCode, code);
    return rows.flatMap(({ code, creditCode }, index) =>
      creditCode && !known.has(code) && (taken.has(creditCode) || first.get(creditCode) !== code)
        ? [
            {
              row: index + 1,
              column: 'creditCode',
              message: '这个统一社会信用代码已经登记过，一个代码只能登记一家',
            },
          ]
        : [],
    );
  }

  private async known(
    table: 'employers' | 'postings',
    rows: readonly { readonly code: string }[],
  ): Promise<Set<string>> {
    const codes = rows.map(({ code }) => code);
    const found = await this.database.query<{ code: string }>(
      `select code from ${table} where code in (?)`,
      [codes],
    );
    return new Set(found.map(({ code }) => code));
  }
}

/** The columns that name what isn't the caller's, by the rule of the desk. */
function beyond(
  reach: Reach,
  { divisionCode, stationCode }: PostingImportRow,
  employer: Employer,
  stationId: string | null,
): string[] {
  const isTheirs = covers(reach, { stationId, division: divisionCode });
  const knowsEmployer = covers(reach, { stationId: null, division: employer.division });
  return [
    ...(isTheirs ? [] : [stationCode ? 'stationCode' : 'divisionCode']),
    ...(knowsEmployer ? [] : ['employerCode']),
  ];
}

/** Rows looked over before others are let in between. */
const SLICE = 20;

/** The column that fills a field of the form. */
function columnOfField(path: string): string {
  const [field = ''] = path.split('.');
  return (
    { shifts: 'date', occupationCode: 'occupation', latitude: 'lat', longitude: 'lng' }[field] ??
    field
  );
}

interface MadePosting {
  readonly posting: Posting;
  readonly shifts: Shift[];
}

function formOf(row: PostingImportRow, stationId: string | null): PostingForm {
  const { from, to, breakMinutes } = row;
  return {
    title: row.title,
    description: row.description,
    requirements: row.requirements,
    benefits: row.benefits,
    insurance: row.insurance,
    occupationCode: row.occupation.code,
    wageFen: row.wageFen,
    wageUnit: row.unit,
    settlement: row.settlement,
    headcount: row.headcount,
    pickMode: row.selection,
    division: row.divisionCode,
    address: row.address,
    latitude: row.lat,
    longitude: row.lng,
    stationId,
    contactName: row.contact,
    contactPhone: row.phone,
    shifts: row.date.map((date) => ({ date, from, to, breakMinutes })),
  };
}

async function inChunks<T>(
  rows: readonly T[],
  size: number,
  work: (some: T[]) => Promise<unknown>,
) {
  for (let start = 0; start < rows.length; start += size)
    await work(rows.slice(start, start + size));
}
