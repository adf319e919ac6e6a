import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, newId } from '@yizhan/kernel';
import {
  cellOf,
  type ImportedStation,
  type RowFault,
  readStations,
  type StationRow,
} from '@yizhan/stations';
import { Database } from '@yizhan/storage';
import { CLOCK } from '../../platform/clock';
import { CodeKeysService } from './code-keys.service';
import { Station } from './persistence/entities';

export type ImportOutcome =
  | { readonly ok: true; readonly created: number; readonly updated: number }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

/** Stations from a file's rows: all of them or none, and again as often as one likes. */
@Injectable()
export class StationsImport {
  constructor(
    private readonly database: Database,
    private readonly keys: CodeKeysService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is wrong with the rows; nothing is written. */
  async preview(rows: readonly StationRow[]): Promise<readonly RowFault[]> {
    return readStations(rows, await this.parentCodes()).faults;
  }

  /**
   * Writes the rows in one transaction; one that is known already by its code is updated where it differs.
   *
   * @param sample marked as sample data on screens
   */
  async importStations(
    rows: readonly StationRow[],
    { sample }: { readonly sample: boolean },
  ): Promise<ImportOutcome> {
    const { stations, faults } = readStations(rows, await this.parentCodes());
    if (faults.length > 0) return { ok: false, faults };
    return this.database.transaction(async () => {
      const known = await this.knownByCode();
      const ids = new Map([...known].map(([code, { id }]) => [code, id]));
      for (const { code } of stations) if (!ids.has(code)) ids.set(code, newId(this.clock.now()));
      const fresh = stations.filter(({ code }) => !known.has(code));
      await this.insert(fresh, ids, sample);
      let updated = 0;
      for (const station of stations)
        if (await this.update(station, known.get(station.code), ids)) updated += 1;
      await this.keys.ensure(
        stations.map(({ code, name }) => ({ kind: 'station', id: ids.get(code) ?? '', name })),
      );
      return { ok: true, created: fresh.length, updated };
    });
  }

  private async insert(
    stations: readonly ImportedStation[],
    ids: ReadonlyMap<string, string>,
    sample: boolean,
  ): Promise<void> {
    const rows = stations.map((station) => ({
      ...columnsOf(station, ids),
      id: ids.get(station.code) ?? '',
      fence: null,
      sample,
      createdAt: this.clock.now(),
      version: 0,
    }));
    for (let at = 0; at < rows.length; at += 50)
      await this.database.manager.insert(Station, rows.slice(at, at + 50));
  }

  private async update(
    station: ImportedStation,
    known: Station | undefined,
    ids: ReadonlyMap<string, string>,
  ): Promise<boolean> {
    const columns = columnsOf(station, ids);
    if (!known || isDeepStrictEqual({ ...known, ...columns }, { ...known })) return false;
    await this.database.manager.update(Station, { id: known.id }, columns);
    return true;
  }

  private async knownByCode(): Promise<Map<string, Station>> {
    const rows = await this.database.manager.find(Station);
    return new Map(rows.map((row) => [row.code, row]));
  }

  private async parentCodes(): Promise<string[]> {
    const rows = await this.database.manager.find(Station, {
      select: { code: true },
      where: { kind: 'station' },
    });
    return rows.map((row) => row.code);
  }
}

function columnsOf(station: ImportedStation, ids: ReadonlyMap<string, string>) {
  const { parentCode, divisionCode, streetCode, ...same } = station;
  return {
    ...same,
    parentId: parentCode === null ? null : (ids.get(parentCode) ?? null),
    division: divisionCode,
    street: streetCode,
    cell: cellOf(station),
  };
}
