// The yardstick: node:http and mysql2, the same rows, the same answers, nothing else.
import { createServer } from 'node:http';
import mysql from 'mysql2/promise';

const pool = mysql.createPool({ uri: process.env.DATABASE_URL, connectionLimit: 10 });

const columns = `p.id, p.title, p.occupation, p.group_key, p.wage_fen, p.wage_unit, p.settlement,
  p.headcount, p.division, p.address, p.lat, p.lng, p.employer_name, p.verified, p.first_starts_at,
  p.last_ends_at, p.published_at, p.sample`;

async function newest(group) {
  const [rows] = await pool.query(
    `select ${columns} from postings p where p.state = 'published' and p.first_starts_at > ${Date.now()} and p.group_key = ?
     order by p.published_at desc, p.id desc limit 21`,
    [group],
  );
  return rows;
}

async function byWords(words) {
  const [rows] = await pool.query(
    `select ${columns} from posting_terms t join postings p on p.id = t.posting_id
     where t.term = ? and p.state = 'published' and p.first_starts_at > ${Date.now()} and p.search_text like ?
     order by t.publish_key, t.posting_id limit 21`,
    [words.slice(0, 2), `%${words}%`],
  );
  return rows;
}

/** The cell and those around it, as the product numbers them. */
function cells(lat, lng, rings) {
  const row = Math.floor((lat + 90) / 0.02);
  const column = Math.floor((lng + 180) / 0.02);
  const found = [];
  for (let r = row - rings; r <= row + rings; r += 1)
    for (let c = column - rings; c <= column + rings; c += 1) found.push(r * 20000 + c);
  return found;
}

/** Everything nearer than this many metres lies in those cells. */
function reach(lat, lng, rings, kx) {
  const south = (Math.floor((lat + 90) / 0.02) - rings) * 0.02 - 90;
  const west = (Math.floor((lng + 180) / 0.02) - rings) * 0.02 - 180;
  const side = (2 * rings + 1) * 0.02;
  const edges = [(lat - south) * 111195, (south + side - lat) * 111195];
  return Math.min(...edges, (lng - west) * kx, (west + side - lng) * kx);
}

async function near(lat, lng) {
  const k = 111195;
  const kx = k * Math.cos((lat * Math.PI) / 180);
  const d2 = `((p.lat - ${lat}) * (p.lat - ${lat}) * ${k * k} + (p.lng - ${lng}) * (p.lng - ${lng}) * ${kx * kx})`;
  for (const rings of [0, 1, 2, 4, 8, 16]) {
    const [rows] = await pool.query(
      `select ${columns}, n.d2 from (select p.id as id, ${d2} as d2 from postings p
         where p.state = 'published' and p.first_starts_at > ${Date.now()} and p.cell in (?) and ${d2} <= ? order by d2, id limit 21) n
       join postings p on p.id = n.id order by n.d2, n.id`,
      [cells(lat, lng, rings), reach(lat, lng, rings, kx) ** 2],
    );
    if (rows.length === 21 || rings === 16) return rows;
  }
}

function card(row) {
  return {
    postingId: row.id,
    title: row.title,
    occupation: row.occupation,
    group: row.group_key,
    wageFen: row.wage_fen,
    wageUnit: row.wage_unit,
    settlement: row.settlement,
    headcount: row.headcount,
    division: row.division,
    address: row.address,
    latitude: row.lat,
    longitude: row.lng,
    distance: row.d2 === undefined ? null : Math.round(Math.sqrt(row.d2)),
    employerName: row.employer_name,
    verified: Boolean(row.verified),
    firstStartsAt: new Date(row.first_starts_at).toISOString(),
    lastEndsAt: new Date(row.last_ends_at).toISOString(),
    sample: Boolean(row.sample),
  };
}

async function list(query) {
  const words = query.get('words');
  if (words) return byWords(words);
  const lat = query.get('latitude');
  return lat ? near(Number(lat), Number(query.get('longitude'))) : newest(query.get('group'));
}

async function home(query) {
  const lat = Number(query.get('latitude'));
  const lng = Number(query.get('longitude'));
  const [jobs, [stations]] = await Promise.all([
    near(lat, lng),
    pool.query('select * from stations order by abs(lat - ?) + abs(lng - ?) limit 5', [lat, lng]),
  ]);
  return { jobs: jobs.slice(0, 5).map(card), station: stations[0] ?? null };
}

async function signUp(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { id, shiftId, workerId } = JSON.parse(text);
  await pool.query(
    'insert into bare_sign_ups (id, shift_id, worker_id, created_at) values (?, ?, ?, ?)',
    [id, shiftId, workerId, Date.now()],
  );
  return { id };
}

async function answer(request, url) {
  if (request.method === 'POST') return signUp(request);
  if (url.pathname === '/healthz') return { ok: true };
  if (url.pathname === '/api/v1/home') return home(url.searchParams);
  const rows = await list(url.searchParams);
  return { items: rows.slice(0, 20).map(card), next: rows.length > 20 ? rows[19].id : null };
}

createServer(async (request, response) => {
  try {
    const body = JSON.stringify(await answer(request, new URL(request.url, 'http://bare')));
    response.writeHead(request.method === 'POST' ? 201 : 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  } catch (error) {
    response.writeHead(500);
    response.end(String(error));
  }
}).listen(Number(process.env.PORT), process.env.HOST);
