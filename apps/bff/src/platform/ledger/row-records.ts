import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { canonical, type JsonObject } from '@yizhan/ledger';
import { Database } from '@yizhan/storage';
import { LedgerStore } from './ledger-store';

/** Under this name an event says what its row looked like after it: a hash, which tells nothing itself. */
export const ROW = 'row';

/** Said of a row whose time to be kept is over. */
export const GONE = 'gone';

/** What decides in a row, as it stands now. */
export interface RowState {
  readonly id: string;
  /** What must be as the last event left it: states, sums, deadlines; whatever it is, only its hash is kept. */
  readonly fields: JsonObject;
  /** What is wrong within the row itself, e.g. a deadline that doesn't follow from its rule. */
  readonly fault?: string | undefined;
}

/** A table whose rows follow from a stream each: how to read what decides in them. */
export interface RowProjection {
  /** Streams are named `<area>:<id of the row>`. */
  readonly area: string;
  /** Rows by id in order, after one; an id that isn't there is left out. */
  after(id: string, limit: number): Promise<RowState[]>;
  of(id: string): Promise<RowState | undefined>;
}

export interface RowFault {
  readonly stream: string;
  readonly why: string;
}

const LOT = 100;

/**
 * Rows that are changed by hand are found: each event of their stream says, as a hash, what decides in
 * the row after it, and once a night the rows are compared with what their last events say.
 */
@Injectable()
export class RowRecords {
  private readonly projections = new Map<string, RowProjection>();

  constructor(
    private readonly store: LedgerStore,
    private readonly database: Database,
  ) {}

  /** Called by each area for its own table, at start. */
  register(projection: RowProjection): void {
    this.projections.set(projection.area, projection);
  }

  /**
   * What an event must carry in its content, once its row is saved, in the same transaction:
   * `{ ...content, ...(await rows.stamp('case', id)) }`.
   */
  async stamp(area: string, id: string): Promise<{ readonly [ROW]?: string }> {
    const state = await this.projections.get(area)?.of(id);
    return state ? { [ROW]: printOf(state.fields) } : {};
  }

  /** Rows that aren't as their last event left them, or are gone. */
  async check(): Promise<RowFault[]> {
    const faults: RowFault[] = [];
    for (const projection of this.projections.values()) {
      faults.push(...(await this.changedRows(projection)));
      faults.push(...(await this.missingRows(projection)));
    }
    return faults;
  }

  private async changedRows(projection: RowProjection): Promise<RowFault[]> {
    const faults: RowFault[] = [];
    for (let after = ''; ; ) {
      const rows = await projection.after(after, LOT);
      const told = await this.store.lastSaying(
        rows.map(({ id }) => streamOf(projection, id)),
        ROW,
      );
      for (const { id, fields, fault } of rows) {
        const said = told.get(streamOf(projection, id));
        const isSuspect = fault !== undefined || (said !== undefined && said !== printOf(fields));
        if (isSuspect) faults.push(...(await this.looked(projection, id)));
      }
      await nextTurn();
      const last = rows[rows.length - 1];
      if (!last || rows.length < LOT) return faults;
      after = last.id;
    }
  }

  /** Once more, row and events seen at one moment: a step may have come between. */
  private looked(projection: RowProjection, id: string): Promise<RowFault[]> {
    return this.database.transaction(async () => {
      const stream = streamOf(projection, id);
      const state = await projection.of(id);
      const said = (await this.store.lastSaying([stream], ROW)).get(stream);
      if (!state) return [];
      if (state.fault) return [{ stream, why: state.fault }];
      const same = said === undefined || said === printOf(state.fields);
      return same ? [] : [{ stream, why: 'row_changed' }];
    });
  }

  private async missingRows(projection: RowProjection): Promise<RowFault[]> {
    const faults: RowFault[] = [];
    const prefix = streamOf(projection, '');
    for (let after = prefix; ; ) {
      const streams = await this.store.streamsAfter(after, prefix, LOT);
      for (const stream of streams) {
        const told = (await this.store.lastSaying([stream], ROW)).get(stream);
        if (
          told !== undefined &&
          told !== GONE &&
          !(await projection.of(stream.slice(prefix.length)))
        )
          faults.push({ stream, why: 'row_missing' });
      }
      await nextTurn();
      const last = streams[streams.length - 1];
      if (last === undefined || streams.length < LOT) return faults;
      after = last;
    }
  }
}

function streamOf({ area }: RowProjection, id: string): string {
  return `${area}:${id}`;
}

function printOf(fields: JsonObject): string {
  return createHash('sha256').update(canonical(fields)).digest('hex');
}
