import { readFileSync } from 'node:fs';
import { openDatabase } from '@yizhan/storage';
import { openWire, startMariaDb } from '@yizhan/testing';
import {
  expectThat,
  inFolder,
  type Started,
  startServer,
  statusOf,
  timed,
  until,
} from './support/faults';

/** A MariaDB that is cut off, swallows, or stands still: each answer is a 503, soon, and all is back by itself. */

/** The longest that a person may wait for a 503, in ms; then when `/readyz` must say no, and the way back. */
const LONGEST = 6_000;
const READY = 2_500;
const BACK = 3_000;
const LIST = '/api/v1/stations';

async function main(): Promise<void> {
  const server = await startMariaDb();
  const system = await openDatabase({ url: `${server.url}mysql`, entities: [], migrations: [] });
  await system.execute('create database faults character set utf8mb4 collate utf8mb4_bin');
  const [where] = await system.query<{ file: string }>('select @@pid_file as file');
  await system.close();
  const pid = Number(readFileSync(where?.file ?? '', 'utf8').trim());
  const url = new URL(`${server.url}faults`);
  const wire = await openWire(Number(url.port));
  url.port = String(wire.port);
  await inFolder(async (folder) => {
    const ours = await startServer({ DATABASE_URL: String(url), VAR_DIR: folder });
    try {
      await fault(
        'black hole',
        ours,
        () => wire.set('swallowing'),
        () => wire.set('whole'),
      );
      await fault(
        'cut off',
        ours,
        () => wire.set('cut'),
        () => wire.set('whole'),
      );
      await fault(
        'frozen',
        ours,
        () => process.kill(pid, 'SIGSTOP'),
        () => process.kill(pid, 'SIGCONT'),
      );
    } finally {
      await ours.end('SIGTERM');
    }
  });
  await wire.close();
  await server.stop();
}

async function fault(
  name: string,
  { url }: Started,
  begin: () => void,
  end: () => void,
): Promise<void> {
  begin();
  const asked = Array.from({ length: 40 }, () => timed(statusOf(url + LIST)));
  const said = until(async () => (await statusOf(`${url}/readyz`)) === 503, 30_000);
  const alive = await timed(statusOf(`${url}/healthz`));
  const answers = await Promise.all(asked);
  const longest = Math.max(...answers.map(([, took]) => took));
  const statuses = [...new Set(answers.map(([status]) => status))];
  const ready = await said;
  const [, next] = await timed(statusOf(url + LIST));
  end();
  const back = await until(async () => (await statusOf(url + LIST)) === 200, 30_000);
  const served = await until(async () => (await statusOf(`${url}/readyz`)) === 200, 30_000);
  const holds =
    statuses.join() === '503' &&
    longest < LONGEST &&
    ready < READY &&
    alive[0] === 200 &&
    back < BACK;
  expectThat(
    holds,
    `${name}: 40 answers ${statuses.join('/')}, longest ${longest} ms, the next ${next} ms; readyz 503 after ${ready} ms, healthz ${alive[0]} in ${alive[1]} ms; back ${back} ms, ready ${served} ms after`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
