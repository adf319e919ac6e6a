import type { Database, SqlValue } from '@yizhan/storage';

/** A condition on `cases c` with what stands for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (SqlValue | readonly SqlValue[])[];
}

/** How cases stand by time: one meaning for inboxes, the page of figures and the list of units. */
export const standing = {
  paused: 'c.paused = 1',
  overdue: "c.paused = 0 and c.colour = 'red'",
  soonDue: "c.paused = 0 and c.colour in ('yellow', 'orange')",
} as const;

export interface ColourCounts {
  green: number;
  yellow: number;
  orange: number;
  red: number;
  paused: number;
}

/** Counts by colour; what stands still is counted apart. */
export async function colourCounts(
  database: Database,
  { sql, values }: Condition,
): Promise<ColourCounts> {
  const rows = await database.query<{ name: keyof ColourCounts; count: number }>(
    `select case when ${standing.paused} then 'paused' else c.colour end as name,
       count(*) as count
     from cases c where ${sql} group by case when ${standing.paused} then 'paused' else c.colour end`,
    values,
  );
  const counts = { green: 0, yellow: 0, orange: 0, red: 0, paused: 0 };
  for (const { name, count } of rows) counts[name] += Number(count);
  return counts;
}
