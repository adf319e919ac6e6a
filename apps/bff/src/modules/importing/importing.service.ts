import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type ImportKind, type ImportReport, importErrors, importLimits } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { type Clock, err, ok, type Result, raise } from '@yizhan/kernel';
import { Database, Rollback } from '@yizhan/storage';
import { CLOCK } from '../../platform/clock';
import { kindByName } from './files/kinds';
import { decode, readSource, type SourceFile } from './files/read';
import { Importers } from './importers';
import { type ImportOutcome, refused } from './outcome';
import { reportOf } from './report';

export interface ImportRequest {
  /** Its ending tells CSV from JSON, its beginning the kind, unless `kind` is given. */
  readonly name: string;
  readonly content: string;
  readonly kind?: ImportKind | undefined;
}

export interface ImportMode {
  /** Checks everything, against the database too, and writes nothing. */
  readonly preview?: boolean;
  readonly sample?: boolean;
  /** Who imports from a screen: bounded by their stations. */
  readonly caller?: Caller;
}

/** The one way in for tables from outside: read, checked row by row, written whole or not at all. */
@Injectable()
export class ImportingService {
  constructor(
    private readonly database: Database,
    private readonly importers: Importers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Errors: importing.unknown_kind and those of reading a file. Faults by row are no error. A file of
   * the machine may be of any length.
   */
  async run(request: ImportRequest, mode: ImportMode = {}): Promise<Result<ImportReport>> {
    const kind = request.kind ?? kindByName(request.name);
    if (!kind) return err(raise(importErrors.unknown_kind));
    const file = readSource(kind, request.name, request.content);
    if (!file.ok) return file;
    return ok(reportOf(file.value, await this.write(file.value, mode)));
  }

  /** Postings whatever the name says, from a screen: bounded. Errors: those of reading a file. */
  async runPostings(
    request: Pick<ImportRequest, 'name' | 'content'>,
    mode: ImportMode & { readonly caller: Caller },
  ) {
    const file = readSource('postings', request.name, request.content, importLimits.rows);
    return file.ok ? ok(reportOf(file.value, await this.write(file.value, mode))) : file;
  }

  /** A file of this machine. */
  async runFile(
    path: string,
    mode: ImportMode & { readonly kind?: ImportKind | undefined } = {},
  ): Promise<Result<ImportReport>> {
    const content = decode(await readFile(path));
    return this.run({ name: path, content, kind: mode.kind }, mode);
  }

  /** A preview does all that an import does, and then undoes it: so it tells what would happen. */
  private async write(
    file: SourceFile,
    { preview = false, sample = false, caller }: ImportMode,
  ): Promise<ImportOutcome> {
    if (file.faults.length > 0) return refused(file.faults);
    const options = { now: this.clock.now(), sample, caller };
    return this.database.transaction(async () => {
      const outcome = await this.importers.run(file.kind, file.rows, options);
      return preview || !outcome.ok ? new Rollback(outcome) : outcome;
    });
  }
}
