import { Injectable } from '@nestjs/common';
import { unitsOf } from '@yizhan/cases';
import { type CaseState, unfinishedStates } from '@yizhan/cases/vocabulary';
import type { casesRoutes, RequestOf } from '@yizhan/contract';
import { type Caller, hasRole, scopesOf } from '@yizhan/identity/vocabulary';
import type { Instant } from '@yizhan/kernel';
import { Database, escapedLike } from '@yizhan/storage';
import { In } from 'typeorm';
import { type Condition, colourCounts } from '../colour-counts';
import { CaseRecord, CaseUnitRecord } from '../persistence';
import { CaseListView } from './list.view';

type Query = RequestOf<typeof casesRoutes.inbox>['query'];

const PAGE = 30;
/** Sorts what has no limit behind all that has one. */
const NO_LIMIT = 9_000_000_000_000_000;

const operatorStates: readonly CaseState[] = [
  'submitted',
  'accepted',
  'objected',
  'replied',
  'callback',
];
const handlerStates: readonly CaseState[] = ['dispatched', 'in_progress'];

/** A desk's cases by remaining time. */
@Injectable()
export class InboxView {
  constructor(
    private readonly database: Database,
    private readonly lists: CaseListView,
  ) {}

  async show(caller: Caller, query: Query, now: Instant) {
    const scope = scopeOf(caller, query.show ?? 'todo');
    const [page, counts] = await Promise.all([
      this.page(scope, query),
      colourCounts(this.database, scope),
    ]);
    const rows = await this.rows(page.slice(0, PAGE).map(({ id }) => id));
    const last = page[PAGE - 1];
    const asked = await this.askedOf(caller, rows);
    const roles = hasRole(caller, 'operator') ? (['operator'] as const) : [];
    const items = await this.lists.inboxRows(rows, roles, now);
    return {
      items: items.map((row) => ({ ...row, joint: asked.has(row.caseId) })),
      next: page.length > PAGE && last ? `${last.position}_${last.id}` : null,
      counts,
    };
  }

  private page(scope: Condition, query: Query): Promise<{ id: string; position: number }[]> {
    const conditions = [scope, ...filtersOf(query)];
    const due = `coalesce(c.due_at, ${NO_LIMIT})`;
    return this.database.query(
      `select c.id, ${due} as position from cases c
       where ${conditions.map(({ sql }) => sql).join(' and ')}
       order by ${due}, c.id limit ${PAGE + 1}`,
      conditions.flatMap(({ values }) => values),
    );
  }

  /** Which of them wait for the answer of a unit of the caller's that was asked to help. */
  private async askedOf(caller: Caller, rows: readonly CaseRecord[]): Promise<Set<string>> {
    const unitIds = unitsOf(caller.grants);
    if (unitIds.length === 0 || rows.length === 0) return new Set();
    const found = await this.database.manager.findBy(CaseUnitRecord, {
      caseId: In(rows.map(({ id }) => id)),
      unitId: In(unitIds),
      open: true,
    });
    return new Set(found.map(({ caseId }) => caseId));
  }

  private async rows(ids: readonly string[]): Promise<CaseRecord[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.manager.findBy(CaseRecord, { id: In([...ids]) });
    return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  }
}

/** What waits for someone in any of their roles, or all that they may see; never what they must not. */
function scopeOf(caller: Caller, show: 'todo' | 'all'): Condition {
  return both(show === 'all' ? seenBy(caller) : waitingFor(caller), withoutInterest(caller));
}

function both(one: Condition, other: Condition): Condition {
  return { sql: `(${one.sql}) and (${other.sql})`, values: [...one.values, ...other.values] };
}

/** 回避: not what is about a firm of theirs, what they raised themselves or keep away from. */
function withoutInterest(caller: Caller): Condition {
  const { userId } = caller;
  const firms = scopesOf(caller, 'employer');
  const parts: Condition[] = [
    { sql: '(c.reporter_id is null or c.reporter_id <> ?)', values: [userId] },
    {
      sql: 'not exists (select 1 from case_recusals r where r.case_id = c.id and r.user_id = ?)',
      values: [userId],
    },
  ];
  if (firms.length > 0)
    parts.push({ sql: '(c.employer_id is null or c.employer_id not in (?))', values: [firms] });
  return parts.reduce(both);
}

function seenBy(caller: Caller): Condition {
  if (hasRole(caller, 'operator') || hasRole(caller, 'supervisor'))
    return { sql: '1 = 1', values: [] };
  const units = unitsOf(caller.grants);
  if (units.length === 0) return { sql: '1 = 0', values: [] };
  return {
    sql: `c.lead_unit_id in (?) or exists (select 1 from case_units k
      where k.case_id = c.id and k.unit_id in (?))`,
    values: [units, units],
  };
}

function waitingFor(caller: Caller): Condition {
  const units = unitsOf(caller.grants);
  const parts: Condition[] = [];
  if (hasRole(caller, 'supervisor'))
    parts.push({ sql: 'c.state in (?)', values: [unfinishedStates] });
  else if (hasRole(caller, 'operator'))
    parts.push({ sql: 'c.state in (?)', values: [operatorStates] });
  if (units.length > 0)
    parts.push({
      sql: '(c.lead_unit_id in (?) and c.state in (?))',
      values: [units, handlerStates],
    });
  // What a unit was asked to help with and hasn't answered.
  if (units.length > 0)
    parts.push({
      sql: `exists (select 1 from case_units k
        where k.case_id = c.id and k.unit_id in (?) and k.open = ?)`,
      values: [units, 1],
    });
  if (parts.length === 0) return { sql: '1 = 0', values: [] };
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' or ')})`,
    values: parts.flatMap(({ values }) => values),
  };
}

function filtersOf({ state, colour, number, cursor }: Query): Condition[] {
  const filters: Condition[] = [];
  if (state) filters.push({ sql: 'c.state = ?', values: [state] });
  if (colour) filters.push({ sql: 'c.paused = 0 and c.colour = ?', values: [colour] });
  if (number)
    filters.push({ sql: "c.number like ? escape '!'", values: [`${escapedLike(number)}%`] });
  const [position, id] = (cursor ?? '').split('_');
  if (id && Number.isFinite(Number(position))) {
    const due = `coalesce(c.due_at, ${NO_LIMIT})`;
    const sql = `(${due} > ? or (${due} = ? and c.id > ?))`;
    filters.push({ sql, values: [Number(position), Number(position), id] });
  }
  return filters;
}
