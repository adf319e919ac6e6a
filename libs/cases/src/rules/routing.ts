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

/** Praise of a station goes to those who run the stations, reports of units to supervision. */
export const routingTable: readonly RoutingRow[] = [
  { category: 'station.service', kind: 'report', duty: 'supervision', validFrom: '2022-01-01' },
  { category: 'policy.window', kind: 'report', duty: 'supervision', validFrom: '2022-01-01' },
];

/** What a unit answers for, by code. */
export const dutyLabels: Readonly<Record<string, string>> = {
  labour_inspection: '劳动监察',
  labour_market: '人力资源市场管理',
  employment_service: '就业服务',
  human_resources: '人事人才',
  medical_insurance: '医疗保障',
  government_service: '政务服务',
  housing_construction: '住房和城乡建设',
  natural_resources: '自然资源和规划',
  market_supervision: '市场监管',
  city_management: '城市管理',
  supervision: '督查',
  hotline: '12345 热线',
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
