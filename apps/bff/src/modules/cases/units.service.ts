import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type CaseError, caseErrors, divisions } from '@yizhan/cases';
import type { casesRoutes, RequestOf, UnitRow } from '@yizhan/contract';
import { err, type Instant, newId, ok, type Result, raise } from '@yizhan/kernel';
import { compareAndSet, Database, insertIgnore } from '@yizhan/storage';
import { In } from 'typeorm';
import { UnitRecord } from './persistence';

type UnitForm = RequestOf<typeof casesRoutes.updateUnit>['body'];
type NewUnit = RequestOf<typeof casesRoutes.createUnit>['body'];

/** One unit of an import file. */
export interface UnitImportRow {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly divisionCode: string | null;
  readonly duties: readonly string[];
  readonly phone: string;
}

/** Offices that lead cases. */
@Injectable()
export class UnitsService {
  constructor(private readonly database: Database) {}

  async all(): Promise<UnitRecord[]> {
    return this.database.manager.find(UnitRecord, { order: { code: 'ASC' } });
  }

  async list(): Promise<UnitRow[]> {
    return (await this.all()).map(rowOf);
  }

  /** Units by id; those that are gone are missing. */
  async byIds(ids: readonly string[]): Promise<Map<string, UnitRecord>> {
    if (ids.length === 0) return new Map();
    const units = await this.database.manager.findBy(UnitRecord, { id: In([...new Set(ids)]) });
    return new Map(units.map((unit) => [unit.id, unit]));
  }

  async names(ids: readonly string[]): Promise<Map<string, string>> {
    return new Map([...(await this.byIds(ids))].map(([id, { name }]) => [id, name]));
  }

  /** Ids by code, for files that name units by it. */
  async idsByCode(codes: readonly string[]): Promise<Map<string, string>> {
    if (codes.length === 0) return new Map();
    const units = await this.database.manager.findBy(UnitRecord, { code: In([...codes]) });
    return new Map(units.map(({ code, id }) => [code, id]));
  }

  async create(
    form: NewUnit,
    now: Instant,
  ): Promise<Result<UnitRow, CaseError<'unit_code_taken' | 'unknown_division'>>> {
    if (!isDivision(form.division)) return err(raise(caseErrors.unknown_division));
    const unit = { ...form, id: newId(now), sample: false, createdAt: now, version: 0 };
    const fresh = await insertIgnore(this.database.manager, UnitRecord, unit);
    return fresh ? ok(rowOf(unit)) : err(raise(caseErrors.unit_code_taken));
  }

  async update(
    unitId: string,
    form: UnitForm,
  ): Promise<Result<UnitRow, CaseError<'unknown_unit' | 'unknown_division'>>> {
    if (!isDivision(form.division)) return err(raise(caseErrors.unknown_division));
    const unit = await this.database.manager.findOneBy(UnitRecord, { id: unitId });
    if (!unit) return err(raise(caseErrors.unknown_unit));
    const seen = { id: unit.id, version: unit.version };
    const changed = await compareAndSet(this.database.manager, UnitRecord, seen, form);
    return changed ? ok(rowOf({ ...unit, ...form })) : err(raise(caseErrors.unknown_unit));
  }

  /** Writes units of a file; one that is known already by its code is updated where it differs. */
  async importUnits(
    rows: readonly UnitImportRow[],
    { sample, now }: { readonly sample: boolean; readonly now: Instant },
  ): Promise<{ created: number; updated: number }> {
    return this.database.transaction(async () => {
      const known = new Map((await this.all()).map((unit) => [unit.code, unit]));
      const done = { created: 0, updated: 0, same: 0 };
      for (const row of rows) done[await this.put(row, known.get(row.code), { sample, now })] += 1;
      return { created: done.created, updated: done.updated };
    });
  }

  private async put(
    { code, name, shortName, divisionCode, duties, phone }: UnitImportRow,
    known: UnitRecord | undefined,
    { sample, now }: { readonly sample: boolean; readonly now: Instant },
  ): Promise<'created' | 'updated' | 'same'> {
    const { manager } = this.database;
    const columns = { name, shortName, division: divisionCode, duties: [...duties], phone };
    if (known) {
      if (isDeepStrictEqual({ ...known, ...columns }, { ...known })) return 'same';
      await manager.update(UnitRecord, { id: known.id }, columns);
      return 'updated';
    }
    const fresh = { id: newId(now), code, active: true, sample, createdAt: now, version: 0 };
    await manager.insert(UnitRecord, { ...fresh, ...columns });
    return 'created';
  }
}

function isDivision(code: string | null): boolean {
  return code === null || divisions.some((division) => division.code === code);
}

function rowOf(unit: UnitRecord): UnitRow {
  const { id, code, name, shortName, division, duties, phone, active } = unit;
  return { unitId: id, code, name, shortName, division, duties, phone, active };
}
