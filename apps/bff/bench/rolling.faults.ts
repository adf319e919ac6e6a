import { randomBytes } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import { openDatabase } from '@yizhan/storage';
import {
  expectThat,
  freePort,
  inFolder,
  type Started,
  say,
  startServer,
  statusOf,
} from './support/faults';

/** Two processes on one MariaDB behind a balancer that never tries again; each is replaced in turn under load. */
const mariadb = process.env.YIZHAN_TEST_MARIADB_URL ?? '';
const CALLERS = 16;

async function main(): Promise<void> {
  if (!mariadb) return say('MariaDB is not on this machine: left out');
  const server = mariadb.endsWith('/') ? mariadb : `${mariadb}/`;
  const name = `faults_${randomBytes(4).toString('hex')}`;
  const system = await openDatabase({ url: `${server}mysql`, entities: [], migrations: [] });
  await system.execute(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  await system.close();
  await inFolder(async (folder) => {
    const start = () =>
      startServer({ DATABASE_URL: server + name, VAR_DIR: folder, LEAVE_NOTICE: '2' });
    const fleet = [await start(), await start()];
    const balancer = await openBalancer(fleet);
    const seen = new Map<number, number>();
    let going = true;
    const callers = Array.from({ length: CALLERS }, async () => {
      while (going) {
        const status = await statusOf(`http://127.0.0.1:${balancer.port}/api/v1/stations`);
        seen.set(status, (seen.get(status) ?? 0) + 1);
      }
    });
    for (const at of fleet.keys()) {
      const fresh = await start();
      const old = fleet[at];
      fleet[at] = fresh;
      balancer.leave(old);
      await old?.end('SIGTERM');
    }
    going = false;
    await Promise.all(callers);
    balancer.close();
    for (const each of fleet) await each.end('SIGTERM');
    const bad = [...seen].filter(([status]) => status !== 200);
    const total = [...seen.values()].reduce((sum, n) => sum + n, 0);
    const what = bad.map(([status, n]) => `${n} × ${status}`).join(', ') || 'none';
    expectThat(bad.length === 0, `rolling restart: ${total} requests, not served: ${what}`);
  });
}

interface Balancer {
  readonly port: number;
  /** Goes on asking one that is told to end, until it says it isn't ready. */
  leave(server: Started | undefined): void;
  close(): void;
}

/** Asks `/readyz` of each every half second, sends to those that said yes, keeps connections open. */
async function openBalancer(fleet: readonly Started[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const leaving: Started[] = [];
  let ready: readonly Started[] = [...fleet];
  let turn = 0;
  const look = async () => {
    const all = [...fleet, ...leaving];
    const found = await Promise.all(all.map(({ url }) => statusOf(`${url}/readyz`)));
    ready = all.filter((_, at) => found[at] === 200);
  };
  const timer = setInterval(() => void look(), 500);
  const server = createServer((incoming, outgoing) => {
    turn += 1;
    const target = ready[turn % ready.length];
    if (!target) return void outgoing.writeHead(502).end();
    const onward = request(target.url + incoming.url, { agent, method: incoming.method });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  return {
    port,
    leave: (old) => void (old && leaving.push(old)),
    close: () => {
      clearInterval(timer);
      server.close();
      agent.destroy();
    },
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
