import type { Instant } from '@yizhan/kernel';
import { type Database, Marks } from '@yizhan/storage';
import { INDEX_KEY, keptIndexKey } from './index-key';
import { forgetFormerKeys } from './key-check';
import { PersonalData } from './personal-data';
import type { Secrets } from './secrets';

/** Rows read at once. */
const BATCH = 200;
const SEALED_NAME = /_sealed$/;

/** Sealed texts that no `SealedColumn` and no name tells of. */
const FURTHER = [
  ['outbox_messages', 'payload'],
  ['outbox_messages', 'last_error'],
  ['idempotency_records', 'response'],
] as const;

export interface Resealed {
  /** Texts that were sealed anew, or sealed at all. */
  readonly resealed: number;
  /** Texts under a key that isn't at hand, as `table.column`; each place once. */
  readonly closed: readonly string[];
}

/**
 * Seals every text under the present key that stands under a former one, or still in clear. It goes
 * table by table in the order of their keys, a batch at a time, and changes a text only if it is still
 * as it was read: it may run beside the product, be stopped at any time and be run again. When nothing
 * is left under a former key, that key is demanded no more at a start.
 */
export async function reseal(
  database: Database,
  secrets: Secrets,
  now: Instant,
  say: (line: string) => void = () => undefined,
): Promise<Resealed> {
  const personalData = new PersonalData({ secrets });
  // Before the former keys go: the first of them made it.
  await keptIndexKey(database, secrets, now);
  const closed = new Set<string>();
  let resealed = 0;
  for (const place of sealedPlaces(database)) {
    const done = await resealColumn(database, personalData, place);
    if (done.closed) closed.add(`${place.table}.${place.column}`);
    if (done.resealed > 0) say(`${place.table}.${place.column}  ${done.resealed}`);
    resealed += done.resealed;
  }
  await resealIndexKey(database, personalData, now);
  if (closed.size === 0) await forgetFormerKeys(database, secrets, now);
  return { resealed, closed: [...closed] };
}

interface Place {
  readonly table: string;
  readonly column: string;
  /** The columns of the primary key. */
  readonly keys: readonly string[];
}

/** Where sealed texts stand. */
export function sealedPlaces(database: Database): Place[] {
  const declared = new Set([
    ...database.sealedColumns.map(({ table, column }) => `${table}.${column}`),
    ...FURTHER.map(([table, column]) => `${table}.${column}`),
  ]);
  return database.source.entityMetadatas.flatMap(({ tableName, columns, primaryColumns }) =>
    columns
      .map(({ databaseName }) => databaseName)
      .filter((column) => SEALED_NAME.test(column) || declared.has(`${tableName}.${column}`))
      .map((column) => ({
        table: tableName,
        column,
        keys: primaryColumns.map(({ databaseName }) => databaseName),
      })),
  );
}

type Row = Record<string, string | number | null> & { readonly cell: string | null };

async function resealColumn(database: Database, personalData: PersonalData, place: Place) {
  let resealed = 0;
  let closed = 0;
  for (let last: Row | undefined; ; ) {
    const rows = await rowsAfter(database, place, last);
    for (const row of rows) {
      if (row.cell === null || personalData.isCurrent(row.cell)) continue;
      const text = openedOrNull(personalData, row.cell);
      if (text === null) closed += 1;
      else if (await replace(database, place, row, personalData.seal(text))) resealed += 1;
    }
    last = rows.at(-1);
    if (rows.length < BATCH) return { resealed, closed: closed > 0 };
  }
}

function openedOrNull(personalData: PersonalData, text: string): string | null {
  try {
    return personalData.openOrClear(text);
  } catch {
    return null;
  }
}

/** The next rows by the primary key, whatever it is made of. */
function rowsAfter(database: Database, { table, column, keys }: Place, last?: Row): Promise<Row[]> {
  const after = last
    ? `where ${keys
        .map((key, i) => [...keys.slice(0, i).map((one) => `${one} = ?`), `${key} > ?`])
        .map((parts) => `(${parts.join(' and ')})`)
        .join(' or ')}`
    : '';
  const values = last
    ? keys.flatMap((_, i) => keys.slice(0, i + 1).map((key) => last[key] ?? null))
    : [];
  return database.query<Row>(
    `select ${keys.join(', ')}, ${column} as cell from ${table} ${after}
     order by ${keys.join(', ')} limit ${BATCH}`,
    values,
  );
}

/** Someone who changed it meanwhile has sealed it under the present key already. */
async function replace(database: Database, place: Place, row: Row, sealed: string) {
  const { table, column, keys } = place;
  const { affected } = await database.execute(
    `update ${table} set ${column} = ? where ${keys.map((key) => `${key} = ?`).join(' and ')}
     and ${column} = ?`,
    [sealed, ...keys.map((key) => row[key] ?? null), row.cell],
  );
  return affected === 1;
}

async function resealIndexKey(database: Database, personalData: PersonalData, now: Instant) {
  const marks = new Marks(database);
  const kept = await marks.get(INDEX_KEY);
  if (kept && !personalData.isCurrent(kept.value))
    await marks.set(INDEX_KEY, personalData.seal(personalData.open(kept.value)), now);
}
