import { Injectable } from '@nestjs/common';
import {
  type CaseError,
  caseErrors,
  introducedNames,
  marksIn,
  marksInWords,
  type ReporterIdentity,
  recordTracks,
  starred,
  type Tracks,
} from '@yizhan/cases';
import type { CaseRole } from '@yizhan/cases/vocabulary';
import { err, fromIso, ok, type Result, raise } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { In } from 'typeorm';
import { LedgerService } from '../../platform/ledger';
import { PeopleService } from '../identity/people.service';
import { EmployerDirectory } from '../jobs/employer-directory';
import { CaseStore, type LoadedCase } from './case-store';
import { CaseRecord } from './persistence';

/** By what a case's reporter could be known, and keeping it out of what others read. */
@Injectable()
export class ReporterTracks {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly people: PeopleService,
    private readonly employers: EmployerDirectory,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Refuses a text that leaves the house when it tells of a reporter of the cases that are joined: of
   * any, or of those who didn't raise theirs by name; `details.marks` says where.
   */
  async refuseTelling(
    { row }: Pick<LoadedCase, 'row'>,
    text: string,
    of: 'anyone' | 'hidden' = 'anyone',
  ): Promise<Result<void, CaseError<'names_reporter'>>> {
    const all = await this.together(row);
    const rows = of === 'anyone' ? all : all.filter(isHidden);
    const marks = rows.length === 0 ? [] : marksIn(text, await this.of(rows));
    if (marks.length === 0) return ok();
    return err(raise(caseErrors.names_reporter, { marks }, marksInWords(marks)));
  }

  /**
   * Stars in every text those whom its reader mustn't know: for a reporter everyone else whose case is
   * joined with theirs, for the desks whoever didn't raise a case by name. Operators see all.
   */
  async starring(
    loaded: Pick<LoadedCase, 'row' | 'content'>,
    roles: readonly CaseRole[],
  ): Promise<(text: string) => string> {
    if (roles.includes('operator')) return (text) => text;
    const people = roles.includes('reporter')
      ? await this.othersThan(loaded)
      : await this.hiddenIn(loaded.row);
    return people.length === 0 ? (text) => text : (text) => starred(text, people);
  }

  /** The same for what a reporter wrote, where nobody but themselves is in question. */
  async starringOwn(
    own: Pick<LoadedCase, 'row' | 'content'>,
    roles: readonly CaseRole[],
  ): Promise<(text: string) => string> {
    const isOpen = roles.includes('operator') || own.row.privacy === 'named';
    if (isOpen) return (text) => text;
    const people = await this.known(own);
    return people.length === 0 ? (text) => text : (text) => starred(text, people);
  }

  /** Everyone else of the cases that are joined with this one, without what its own reporter shares. */
  private async othersThan(own: Pick<LoadedCase, 'row' | 'content'>): Promise<ReporterIdentity[]> {
    const others = (await this.together(own.row)).filter(({ id }) => id !== own.row.id);
    if (others.length === 0) return [];
    const mine = await this.known(own);
    const people = await this.identitiesOf(others);
    return people.map(({ name, phone }) => ({
      name: mine.some((one) => one.name === name) ? null : name,
      phone: mine.some((one) => one.phone === phone) ? null : phone,
    }));
  }

  private async hiddenIn(row: CaseRecord): Promise<ReporterIdentity[]> {
    const rows = await this.together(row);
    return this.identitiesOf(rows.filter(isHidden));
  }

  private async of(rows: readonly CaseRecord[]): Promise<Tracks> {
    const records = await Promise.all(rows.filter(isHidden).map((row) => this.record(row)));
    return {
      people: await this.identitiesOf(rows),
      codes: rows.map((row) => this.store.queryCodeOf(row)),
      numbers: rows.map(({ number }) => number),
      anyMobile: rows.some(({ privacy }) => privacy === 'anonymous'),
      record: records.flat(),
    };
  }

  /**
   * The cases that are handled as one: the one that was joined and all that joined it, now or until
   * it ended without them.
   */
  private async together(row: CaseRecord): Promise<CaseRecord[]> {
    const headId = row.mergedIntoId ?? row.id;
    const once = (await this.ledger.events(`case:${headId}`)).flatMap(({ content }) =>
      Array.isArray(content.joined) ? content.joined.map(String) : [],
    );
    const found = await this.database.manager.find(CaseRecord, {
      where: [{ id: In([headId, ...once]) }, { mergedIntoId: headId }],
      order: { id: 'ASC' },
    });
    return found.some(({ id }) => id === row.id) ? found : [row, ...found];
  }

  private async identitiesOf(rows: readonly CaseRecord[]): Promise<ReporterIdentity[]> {
    const each = await Promise.all(
      rows.map(async (one) => {
        const row = await this.store.known(one);
        return this.known({ row, content: this.store.contentOf(row) });
      }),
    );
    return each.flat();
  }

  /** As given with the case, and as the account has it. */
  private async identities({
    row,
    content,
  }: Pick<LoadedCase, 'row' | 'content'>): Promise<ReporterIdentity[]> {
    const account = row.reporterId ? await this.people.contact(row.reporterId) : null;
    return [content.reporter, ...(account ? [account] : [])];
  }

  /** Those, and whoever the case's own text says its writer is; also of an anonymous one. */
  async known(own: Pick<LoadedCase, 'row' | 'content'>): Promise<ReporterIdentity[]> {
    const { title, text, place } = own.content;
    const said = introducedNames([title ?? '', text, place].join('\n'));
    const given = (await this.identities(own)).filter(({ name, phone }) => name || phone);
    return [...given, ...said.map((name) => ({ name, phone: null }))];
  }

  private async record(row: CaseRecord): Promise<string[]> {
    const { wage } = this.store.contentOf(row);
    if (!wage || !row.wageId) return [];
    const { shiftDate: date, owedFen, minutes, checkedInAt, checkedOutAt } = wage;
    const times = [checkedInAt, checkedOutAt].flatMap((at) => (at === null ? [] : fromIso(at)));
    return recordTracks({
      date,
      owedFen,
      minutes,
      times,
      ...(await this.employers.wagePeers(row.wageId)),
    });
  }
}

function isHidden({ privacy }: Pick<CaseRecord, 'privacy'>): boolean {
  return privacy !== 'named';
}
