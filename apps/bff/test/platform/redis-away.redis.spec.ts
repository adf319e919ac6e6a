import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { identityRoutes as routes } from '@yizhan/contract';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { newId } from '@yizhan/kernel';
import { Outbox, OutboxDrain } from '@yizhan/storage';
import type { Redis } from 'ioredis';
import { DevelopmentSms } from '../../src/modules/identity/gateways/sms';
import { logger } from '../../src/platform/logging';
import { OutboxWake } from '../../src/platform/outbox-wake';
import { openRedis, REDIS } from '../../src/platform/redis';
import { runningApp } from '../support/app';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A Redis of this spec's own, to be frozen and stopped. */
function startRedis(port: number): ChildProcess {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', tmpdir(), '--save', ''];
  return spawn('redis-server', [...args, '--appendonly', 'no'], { stdio: 'ignore' });
}

const ready = async (redis: Redis): Promise<void> => {
  while (redis.status !== 'ready') await pause(20);
};

const settings = { redisUrl: '' };
let port = 0;
let server: ChildProcess;
const stop = async () => {
  server.kill('SIGKILL');
  await once(server, 'exit');
};

beforeAll(async () => {
  port = await freePort();
  settings.redisUrl = `redis://127.0.0.1:${port}`;
  server = startRedis(port);
});
afterAll(stop);

// What is read of `settings` is read after the port is known.
const app = runningApp(settings);

/** The whole way in: a code asked for, typed, the pair renewed. */
async function comeIn(phone: string): Promise<void> {
  const sent = await app.visitor.call(routes.sendCode, { body: { phone } });
  const code = app.service(DevelopmentSms).sent[0]?.code ?? '';
  const session = await app.visitor.call(routes.signInByPhone, {
    body: { phone, code, notice: privacyNotice.version },
  });
  if (!sent.ok || !session.ok) throw new Error('nobody got in');
  const { refreshToken } = session.value;
  const renewed = await app.visitor.call(routes.refresh, { body: { refreshToken } });
  expect(renewed.ok).toBe(true);
}

/** Readiness stays good throughout, and comes to say how Redis is. */
async function readinessSays(redis: boolean): Promise<void> {
  for (;;) {
    const answer = await app.nest.inject({ url: '/readyz' });
    expect(answer.statusCode).toBe(200);
    if (answer.json<{ redis: boolean }>().redis === redis) return;
    await pause(50);
  }
}

describe('while Redis', () => {
  const redis = () => app.nest.get<Redis>(REDIS, { strict: false });
  const said = jest.spyOn(logger, 'error');

  it('is there, it counts', async () => {
    await ready(redis());
    await comeIn('13800000001');
    expect((await redis().keys('limit:*')).length).toBeGreaterThan(0);
    await readinessSays(true);
  });

  it('hangs, people get in, and readiness says so', async () => {
    server.kill('SIGSTOP');
    await comeIn('13800000002');
    await comeIn('13800000003');
    await readinessSays(false);
    server.kill('SIGCONT');
  });

  it('is gone, people get in, wrong tries are counted here, and the log says it once', async () => {
    await stop();
    while (redis().status === 'ready') await pause(20);
    said.mockClear();
    await comeIn('13800000004');
    const guess = () =>
      app.visitor.call(routes.signInByPhone, {
        body: { phone: '13800000005', code: '000000', notice: privacyNotice.version },
      });
    const answers = [];
    for (let n = 0; n < 11; n += 1) {
      const answer = await guess();
      answers.push(answer.ok ? 'ok' : answer.error.code);
    }
    expect(answers.at(-1)).toBe('request.limited');
    await readinessSays(false);
    expect(said.mock.calls.length).toBeLessThanOrEqual(1);
  });

  it('is gone, a start goes on, and hears of others once it is back', async () => {
    const late = openRedis({ ...settings, production: false });
    const outbox = new Outbox(app.database);
    const drain = new OutboxDrain(app.database, outbox);
    const wake = new OutboxWake(late, outbox, drain);
    await wake.start();
    const woken = new Promise<void>((resolve) => {
      jest.spyOn(drain, 'wake').mockImplementation(() => resolve());
    });
    server = startRedis(port);
    await ready(redis());
    while ((await redis().pubsub('NUMSUB', 'yizhan:outbox'))[1] !== 1) await pause(20);
    await redis().publish('yizhan:outbox', newId());
    await expect(woken).resolves.toBeUndefined();
    await comeIn('13800000006');
    expect((await redis().keys('limit:*')).length).toBeGreaterThan(0);
    await readinessSays(true);
    wake.onApplicationShutdown();
    late?.disconnect();
  });
});
