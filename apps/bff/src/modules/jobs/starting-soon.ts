import { addDays, atLocal, type Instant, localDate } from '@yizhan/kernel';
import type { Database } from '@yizhan/storage';
import type { CardRow } from './listing.sql';

/** Whether a shift of it begins today or tomorrow, full or not. */
export function startsSoon(row: CardRow, now: Instant): boolean {
  return row.first_starts_at < endOfTomorrow(now);
}

/** Postings with a free place today or tomorrow first; the order is kept otherwise. One query. */
export async function soonestFirst(
  database: Database,
  rows: readonly CardRow[],
  now: Instant,
): Promise<CardRow[]> {
  const free = await withFreePlaces(
    database,
    rows.filter((row) => startsSoon(row, now)).map((row) => row.id),
    now,
  );
  return [...rows.filter((row) => free.has(row.id)), ...rows.filter((row) => !free.has(row.id))];
}

async function withFreePlaces(
  database: Database,
  postingIds: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  if (postingIds.length === 0) return new Set();
  const today = localDate(now);
  const rows = await database.query<{ id: string }>(
    `select distinct s.posting_id as id from shifts s
     where s.posting_id in (?) and s.local_date >= ? and s.local_date <= ?
       and s.starts_at > ? and s.is_open = 1 and s.taken < s.headcount`,
    [postingIds, today, addDays(today, 1), now],
  );
  return new Set(rows.map((row) => row.id));
}

function endOfTomorrow(now: Instant): Instant {
  return atLocal(addDays(localDate(now), 2));
}
