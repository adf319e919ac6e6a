import { occupations, searchTerms, searchText } from '@yizhan/jobs';
import { addDays, atLocal, DAY, localDate, newId } from '@yizhan/kernel';
import { cellOf } from '@yizhan/stations';
import type { Database } from '@yizhan/storage';

/** The same numbers in every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const towns = [
  { division: '421002', lat: 30.31, lng: 112.25, share: 0.35 },
  { division: '421003', lat: 30.35, lng: 112.19, share: 0.2 },
  { division: '421022', lat: 30.06, lng: 112.23, share: 0.1 },
  { division: '421024', lat: 30.04, lng: 112.42, share: 0.1 },
  { division: '421083', lat: 29.83, lng: 113.48, share: 0.15 },
  { division: '421087', lat: 30.17, lng: 111.77, share: 0.1 },
];

/** Fills postings, their terms and one shift each with plain SQL, in batches. */
export async function fillPostings(database: Database, count: number, now: number): Promise<void> {
  const random = chance(42);
  const batch = 1000;
  for (let done = 0; done < count; done += batch) {
    const rows = Array.from({ length: Math.min(batch, count - done) }, (_, index) =>
      posting(random, now - (count - done - index) * 1000),
    );
    await insertAll(
      database,
      'postings',
      rows.map((row) => row.posting),
    );
    await insertAll(
      database,
      'shifts',
      rows.map((row) => row.shift),
    );
    await insertAll(
      database,
      'posting_terms',
      rows.flatMap((row) => row.terms),
    );
  }
  await database.query('analyze table postings, shifts, posting_terms');
}

/** Stations spread over the towns, as many as the city has. */
export async function fillStations(database: Database, count: number, now: number): Promise<void> {
  const random = chance(7);
  const hours = { from: '05:30', to: '23:30' };
  const rows = Array.from({ length: count }, (_, index) => {
    const town = townOf(random);
    const lat = town.lat + (random() - 0.5) * 0.2;
    const lng = town.lng + (random() - 0.5) * 0.2;
    return {
      id: newId(now + index),
      code: `S${index}`,
      kind: 'point',
      name: `零工驿站服务点 ${index}`,
      division: town.division,
      division_name: '沙市区',
      street: `${town.division}001`,
      street_name: '中山街道',
      address: '某某路 1 号',
      lat,
      lng,
      cell: cellOf({ lat, lng }),
      hours: JSON.stringify({ usual: hours, holiday: hours }),
      facilities: '["water","toilet","rest"]',
      services: '[]',
      phone: '0716-0000000',
      capacity: 50,
      languages: '[]',
      notice: '',
      sample: 0,
      created_at: now,
      version: 0,
    };
  });
  await insertAll(database, 'stations', rows);
}

/** Workers who are signed in: each a person and a session that holds. */
export async function fillWorkers(
  database: Database,
  workers: readonly { readonly userId: string; readonly sessionId: string }[],
  now: number,
): Promise<void> {
  const batch = 1000;
  for (let from = 0; from < workers.length; from += batch) {
    const some = workers.slice(from, from + batch);
    await insertAll(
      database,
      'users',
      some.map(({ userId }) => ({
        id: userId,
        name_sealed: 'x',
        must_change_password: 0,
        large_type: 0,
        sample: 0,
        created_at: now,
      })),
    );
    await insertAll(
      database,
      'sessions',
      some.map(({ userId, sessionId }) => ({
        id: sessionId,
        user_id: userId,
        refresh_hash: 'x',
        expires_at: now + DAY,
        created_at: now,
      })),
    );
  }
}

type Row = Record<string, string | number | null>;

async function insertAll(database: Database, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const marks = `(${columns.map(() => '?').join(',')})`;
  await database.execute(
    `insert into ${table} (${columns.join(',')}) values ${rows.map(() => marks).join(',')}`,
    rows.flatMap((row) => columns.map((column) => row[column] ?? null)),
  );
}

function townOf(random: () => number) {
  let left = random();
  for (const town of towns) {
    left -= town.share;
    if (left <= 0) return town;
  }
  return towns[0] as (typeof towns)[number];
}

function posting(random: () => number, publishedAt: number) {
  const town = townOf(random);
  const occupation = occupations[Math.floor(random() * occupations.length)];
  if (!occupation) throw new RangeError('no occupations');
  const id = newId(publishedAt);
  const point = { lat: town.lat + (random() - 0.5) * 0.2, lng: town.lng + (random() - 0.5) * 0.2 };
  const date = addDays(localDate(publishedAt + 20 * DAY), Math.floor(random() * 14));
  const wage = 15_000 + Math.floor(random() * 200) * 100;
  const title = `${occupation.name}，日结，${Math.floor(random() * 9) + 1} 人`;
  const headcount = 1 + Math.floor(random() * 9);
  const startsAt = atLocal(date, '07:00');
  const endsAt = atLocal(date, '17:00');
  const words = searchText(title);
  return {
    posting: {
      id,
      employer_id: newId(),
      employer_name: '荆州某某装卸服务有限公司',
      verified: 1,
      state: 'published',
      title,
      description: '在仓库搬运货物，管午饭，需要能搬二十五公斤。'.repeat(6),
      requirements: '身体健康',
      benefits: '管午饭',
      insurance: '意外险',
      occupation_code: occupation.code,
      occupation: occupation.name,
      group_key: occupation.group,
      wage_fen: wage,
      wage_unit: 'day',
      day_fen: wage,
      settlement: 'day',
      headcount,
      pick_mode: 'first_come',
      division: town.division,
      address: '荆州市沙市区某某路 1 号',
      lat: point.lat,
      lng: point.lng,
      cell: cellOf(point),
      contact_name_sealed: 'x',
      contact_phone_sealed: 'x',
      first_starts_at: startsAt,
      last_ends_at: endsAt,
      findings: '[]',
      search_text: words,
      submitted_at: publishedAt,
      published_at: publishedAt,
      sample: 0,
      created_at: publishedAt,
      version: 0,
    },
    shift: {
      id: newId(publishedAt),
      posting_id: id,
      local_date: date,
      starts_at: startsAt,
      ends_at: endsAt,
      break_minutes: 60,
      pick_mode: 'first_come',
      is_open: 1,
      headcount,
      taken: 0,
      waiting: 0,
      queued: 0,
      last_seated: 0,
      created_at: publishedAt,
      version: 0,
    },
    terms: searchTerms(title).map((term) => ({
      term,
      publish_key: 9_000_000_000_000 - publishedAt,
      posting_id: id,
      created_at: publishedAt,
    })),
  };
}
