import { Injectable } from '@nestjs/common';
import {
  type CaseError,
  type CaseFacts,
  caseErrors,
  marksIn,
  marksInWords,
  type ReporterIdentity,
  recordTracks,
  starred,
  type Tracks,
} from '@yizhan/cases';
import type { CaseRole } from '@yizhan/cases/vocabulary';
import { err, ok, type Result, raise } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
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
  ) {}

  /** Refuses a text for those reported that tells of the reporter; `details.marks` says where. */
  async refuseTelling(
    loaded: LoadedCase,
    text: string,
  ): Promise<Result<void, CaseError<'names_reporter'>>> {
    const marks = marksIn(text, await this.of(loaded));
    if (marks.length === 0) return ok();
    return err(raise(caseErrors.names_reporter, { marks }, marksInWords(marks)));
  }

  /** Stars the reporter's name and phone in every text of a confidential case, but not for these. */
  async starring(
    loaded: Pick<LoadedCase, 'row' | 'content'> & { readonly facts: Pick<CaseFacts, 'privacy'> },
    roles: readonly CaseRole[],
  ): Promise<(text: string) => string> {
    const isOpen = roles.includes('operator') || roles.includes('reporter');
    if (loaded.facts.privacy !== 'confidential' || isOpen) return (text) => text;
    const people = await this.identities(loaded);
    return (text) => starred(text, people);
  }

  private async of(loaded: LoadedCase): Promise<Tracks> {
    const { row, facts } = loaded;
    return {
      people: [...(await this.identities(loaded)), ...(await this.joined(row.id))],
      queryCode: this.store.queryCodeOf(row),
      number: row.number,
      record: facts.privacy === 'named' ? [] : await this.record(loaded),
    };
  }

  /** As given with the case, and as the account has it. */
  async identities({
    row,
    content,
  }: Pick<LoadedCase, 'row' | 'content'>): Promise<ReporterIdentity[]> {
    const account = row.reporterId ? await this.people.contact(row.reporterId) : null;
    return [content.reporter, ...(account ? [account] : [])];
  }

  /** Who joined the case is in it as much as who began it. */
  private async joined(caseId: string): Promise<ReporterIdentity[]> {
    const rows = await this.database.manager.findBy(CaseRecord, { mergedIntoId: caseId });
    return rows.map((row) => this.store.contentOf(row).reporter);
  }

  private async record({ row, content }: LoadedCase): Promise<string[]> {
    const { wage } = content;
    if (!wage || !row.wageId) return [];
    const { shiftDate: date, owedFen, minutes } = wage;
    return recordTracks({
      date,
      owedFen,
      minutes,
      ...(await this.employers.wagePeers(row.wageId)),
    });
  }
}
