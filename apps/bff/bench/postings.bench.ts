import { randomBytes } from 'node:crypto';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { occupations } from '@yizhan/jobs';
import { newId } from '@yizhan/kernel';
import { type Database, migrateUp, openDatabase } from '@yizhan/storage';
import { AccessTokens } from '../src/platform/http';
import { entities, migrations } from '../src/schema';
import { compare, type Load, printed } from './support/load';
import { type Measured, startMeasured } from './support/process';
import { chance, fillPostings, fillStations, fillWorkers } from './support/rows';

/**
 * The product beside a bare node:http + mysql2 server on the same MariaDB and the same rows: job
 * list, home, sign-up. `npm run bench -- postings`; POSTINGS=200000 unless told.
 */
const postings = Number(process.env.POSTINGS ?? 200_000);
const mariadb = process.env.YIZHAN_TEST_MARIADB_URL ?? '';
const tokenSecret = randomBytes(32);
const perRound = 1500;
const connections = 32;

async function main(): Promise<void> {
  const url = await freshDatabase();
  const database = await openDatabase({ url, entities, migrations });
  try {
    await measure(database, url);
  } finally {
    await database.close();
  }
}

async function measure(database: Database, url: string): Promise<void> {
  await migrateUp(database);
  await fillPostings(database, postings, Date.now());
  await fillStations(database, 178, Date.now());
  await database.execute(
    `create table bare_sign_ups (id varchar(26) primary key, shift_id varchar(26) not null,
     worker_id varchar(26) not null, created_at bigint not null, unique (shift_id, worker_id))`,
  );
  const [bare, ours] = await Promise.all([startBare(url), startOurs(url)]);
  try {
    say(`${postings} postings, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ours / bare`);
    const lists = [];
    for (const make of [newest, near, byWords, home]) lists.push(await compare(bare, ours, make()));
    lists.push(await compare(bare, ours, await signUps(database)));
    say(printed(lists));
  } finally {
    await Promise.all([bare.stop(), ours.stop()]);
  }
}

async function freshDatabase(): Promise<string> {
  const server = mariadb.endsWith('/') ? mariadb : `${mariadb}/`;
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const system = await openDatabase({ url: `${server}mysql`, entities: [], migrations: [] });
  await system.execute(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  await system.close();
  return server + name;
}

function startBare(url: string): Promise<Measured> {
  const program = join(__dirname, 'support/bare-server.mjs');
  return startMeasured(program, [], { DATABASE_URL: url }, '/healthz');
}

function startOurs(url: string): Promise<Measured> {
  const secret = () => randomBytes(32).toString('base64url');
  return startMeasured(
    join(__dirname, '../dist/main.js'),
    [],
    {
      NODE_ENV: 'production',
      PUBLIC_URL: 'http://127.0.0.1',
      DATABASE_URL: url,
      SAMPLE_DATA: 'off',
      LOG_LEVEL: 'error',
      VAR_DIR: join(tmpdir(), `yizhan-bench-${process.pid}`),
      TOKEN_SECRET: tokenSecret.toString('base64url'),
      DATA_SECRET: secret(),
      SIGNING_SECRET: secret(),
    },
    '/readyz',
  );
}

type MakeLoad = (round: number) => Load;

function gets(name: string, path: (random: () => number) => string): MakeLoad {
  return (round) => {
    const random = chance(1000 + round);
    const requests = Array.from({ length: perRound }, () => ({
      method: 'GET' as const,
      path: path(random),
    }));
    return { name, requests, connections };
  };
}

const somewhere = (random: () => number) =>
  `latitude=${(30.31 + (random() - 0.5) * 0.1).toFixed(5)}&longitude=${(112.25 + (random() - 0.5) * 0.1).toFixed(5)}`;

const groups = [...new Set(occupations.map((each) => each.group))];

const newest = () =>
  gets('list, newest of a trade', (random) => {
    const group = groups[Math.floor(random() * groups.length)];
    return `/api/v1/jobs?group=${group}`;
  });

const near = () => gets('list, near me', (random) => `/api/v1/jobs?${somewhere(random)}`);

const byWords = () =>
  gets('list, words', (random) => {
    const title = occupations[Math.floor(random() * occupations.length)]?.plain ?? '';
    return `/api/v1/jobs?words=${encodeURIComponent(title.slice(0, 2))}`;
  });

const home = () => gets('home', (random) => `/api/v1/home?${somewhere(random)}`);

/** Each sign-up by another worker, over many shifts; the bare server inserts a row. */
async function signUps(database: Database) {
  const shifts = await database.query<{ id: string }>('select id from shifts limit 5000');
  const tokens = new AccessTokens({ secrets: { token: tokenSecret } } as never);
  const now = Date.now();
  const made = await Promise.all(
    Array.from({ length: perRound * 6 }, async (_, index) => {
      const userId = newId();
      const caller = {
        userId,
        sessionId: newId(),
        grants: [{ role: 'worker' as const, scopeId: null }],
      };
      const token = await tokens.issue(caller, now + 3_600_000, now, null);
      return { ...caller, token, shiftId: shifts[index % shifts.length]?.id ?? '' };
    }),
  );
  await fillWorkers(database, made, now);
  return (round: number, server: 'bare' | 'ours'): Load => ({
    name: 'sign-up against one insert',
    connections,
    requests: made.slice(round * perRound, (round + 1) * perRound).map((one) =>
      server === 'bare'
        ? {
            method: 'POST' as const,
            path: '/sign-ups',
            body: JSON.stringify({ id: newId(), shiftId: one.shiftId, workerId: one.userId }),
          }
        : {
            method: 'POST' as const,
            path: `/api/v1/shifts/${one.shiftId}/applications`,
            headers: {
              authorization: `Bearer ${one.token}`,
              'idempotency-key': newId(),
              'content-type': 'application/json',
            },
            body: '{}',
          },
    ),
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
