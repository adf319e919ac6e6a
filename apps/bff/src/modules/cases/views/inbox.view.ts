import { Injectable } from '@nestjs/common';
import { unitsOf } from '@yizhan/cases';
import { type CaseState, openStates } from '@yizhan/cases/vocabulary';
import type { casesRoutes, RequestOf } from '@yizhan/contract';
import { type Caller, hasRole } from '@yizhan/identity/vocabulary';
import type { Instant } from '@yizhan/kernel';
import { Database, type SqlValue } from '@yizhan/storage';
import { In } from 'typeorm';
import { CaseRecord } from '../persistence';
import { CaseListView } from './list.view';

type Query = RequestOf<typeof casesRoutes.inbox>['query'];
type Parameter = SqlValue | readonly SqlValue[];

interface Condition {
  readonly sql: string;
  readonly values: readonly Parameter[];
}

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
const supervisorStates: readonly CaseState[] = [...openStates, 'in_review', 'in_rereview'];

/** A desk's cases by remaining time. */
@Injectable()
export class InboxView {
  constructor(
    private readonly database: Database,
    private readonly lists: CaseListView,
  ) {}

  async show(caller: Caller, query: Query, now: Instant) {
    const scope = scopeOf(caller, query.show ?? 'todo');
    const [page, counts] = await Promise.all([this.page(scope, query), this.counts(scope)]);
    const rows = await this.rows(page.slice(0, PAGE).map(({ id }) => id));
    const last = page[PAGE - 1];
    return {
      items: await this.lists.inboxRows(rows, hasRole(caller, 'operator') ? ['operator'] : [], now),
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

  private async rows(ids: readonly string[]): Promise<CaseRecord[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.manager.findBy(CaseRecord, { id: In([...ids]) });
    return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  }

  private async counts(scope: Condition) {
    const rows = await this.database.query<{ colour: string; paused: unknown; count: number }>(
      `select c.colour, c.paused, count(*) as count from cases c where ${scope.sql}
       group by c.colour, c.paused`,
      scope.values,
    );
    const counts = { green: 0, yellow: 0, orange: 0, red: 0, paused: 0 };
    for (const { colour, paused, count } of rows) {
      const name = Number(paused) === 1 ? 'paused' : (colour as keyof typeof counts);
      counts[name] += Number(count);
    }
    return counts;
  }
}

/** What waits for someone in any of their roles, or all that they may see. */
function scopeOf(caller: Caller, show: 'todo' | 'all'): Condition {
  const units = unitsOf(caller.grants);
  const seesAll = hasRole(caller, 'operator') || hasRole(caller, 'supervisor');
  if (show === 'all')
    return seesAll
      ? { sql: '1 = 1', values: [] }
      : { sql: 'c.lead_unit_id in (?)', values: [units] };
  const parts: Condition[] = [];
  if (hasRole(caller, 'supervisor'))
    parts.push({ sql: 'c.state in (?)', values: [supervisorStates] });
  else if (hasRole(caller, 'operator'))
    parts.push({ sql: 'c.state in (?)', values: [operatorStates] });
  if (units.length > 0)
    parts.push({
      sql: '(c.lead_unit_id in (?) and c.state in (?))',
      values: [units, handlerStates],
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
  if (colour) filters.push({ sql: 'c.colour = ?', values: [colour] });
  if (number) filters.push({ sql: 'c.number like ?', values: [`${escaped(number)}%`] });
  const [position, id] = (cursor ?? '').split('_');
  if (id && Number.isFinite(Number(position))) {
    const due = `coalesce(c.due_at, ${NO_LIMIT})`;
    const sql = `(${due} > ? or (${due} = ? and c.id > ?))`;
    filters.push({ sql, values: [Number(position), Number(position), id] });
  }
  return filters;
}

function escaped(text: string): string {
  return text.replace(/[%_\\]/g, '');
}
