import type { LocalDate } from '@yizhan/kernel';
import { type CaseKind, caseKindLabels, divisions } from '../vocabulary';
import { categoryOf } from './categories';

/** An office that can lead a case. */
export interface RoutableUnit {
  readonly id: string;
  readonly name: string;
  /** Its division's code; null for an office of the whole city. */
  readonly division: string | null;
  readonly duties: readonly string[];
}

/** Which duty answers for a category, where it isn't the category's own; the first row that fits. */
export interface RoutingRow {
  readonly category?: string;
  readonly kind?: CaseKind;
  readonly division?: string;
  readonly duty: string;
  readonly validFrom: LocalDate;
  /** First day it no longer holds. */
  readonly validTo?: LocalDate;
}

/** Reports of units to supervision. */
export const routingTable: readonly RoutingRow[] = [
  { category: 'station.service', kind: 'report', duty: 'GOV', validFrom: '2022-01-01' },
  { category: 'policy.window', kind: 'report', duty: 'GOV', validFrom: '2022-01-01' },
];

/** What a unit answers for, by code. */
export const dutyLabels: Readonly<Record<string, string>> = {
  LABOUR: '劳动监察',
  JOBS: '就业服务',
  SOCIAL: '社会保险',
  TALENT: '职称证书',
  MEDICAL: '医疗保障',
  GOV: '政务督查',
  HOUSING: '住房建设',
  LAND: '不动产登记',
  MARKET: '市场监管',
  URBAN: '城市管理',
  WATER: '供水',
  HOTLINE: '热线工单',
};

export interface Suggestion {
  readonly unitId: string;
  readonly unitName: string;
  /** Why this one, in plain words. */
  readonly why: string;
}

export interface Routable {
  readonly category: string;
  readonly kind: CaseKind;
  readonly division: string | null;
}

/** The lead unit that the table suggests; null sends it to the hotline's pool, never nowhere. */
export function suggestLead(
  of: Routable,
  units: readonly RoutableUnit[],
  day: LocalDate,
  table: readonly RoutingRow[] = routingTable,
): Suggestion | null {
  const duty = dutyFor(of, day, table);
  const able = units.filter((unit) => duty !== undefined && unit.duties.includes(duty));
  const near = able.find((unit) => unit.division !== null && unit.division === of.division);
  const unit = near ?? able.find(({ division }) => division === null);
  if (!unit || duty === undefined) return null;
  const where = divisions.find(({ code }) => code === of.division)?.name;
  const place = near && where ? `事发${where}` : '全市统管';
  const about = `${categoryOf(of.category)?.name ?? ''}${caseKindLabels[of.kind]}`;
  const why = `${about}由负责${dutyLabels[duty] ?? duty}的单位承办，${place}`;
  return { unitId: unit.id, unitName: unit.name, why };
}

function dutyFor(of: Routable, day: LocalDate, table: readonly RoutingRow[]): string | undefined {
  const row = table.find(
    (each) =>
      (each.category === undefined || each.category === of.category) &&
      (each.kind === undefined || each.kind === of.kind) &&
      (each.division === undefined || each.division === of.division) &&
      each.validFrom <= day &&
      (each.validTo === undefined || day < each.validTo),
  );
  return row?.duty ?? categoryOf(of.category)?.duty;
}
