import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemClock } from '@yizhan/kernel';
import { openDatabase } from '@yizhan/storage';
import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { entities, migrations } from '../../src/schema';
import { createServer } from '../../src/server';
import { Shutdown } from '../../src/shutdown';
import { testConfig } from '../support/app';

describe('the way out', () => {
  let suite: SuiteDatabase;
  let nest: NestFastifyApplication;
  let port: number;
  const exits: number[] = [];
  let noticed: Promise<unknown>;
  let shutdown: Shutdown;
  beforeEach(async () => {
    suite = await suiteDatabase({ entities, migrations });
    const database = await openDatabase({ entities, migrations, ...suite.connection });
    nest = await createServer({ config: testConfig(), database, redis: null, clock: systemClock });
    exits.length = 0;
    noticed = Promise.resolve();
    const exit = (code: number) => void exits.push(code);
    shutdown = new Shutdown(nest, { notice: 1, patience: 120, exit, wait: () => noticed });
    await nest.listen(0, '127.0.0.1');
    port = (nest.getHttpServer().address() as AddressInfo).port;
  });
  afterEach(() => suite.drop());

  const open = async (said: string): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(said);
    return socket;
  };
  const heard = async (socket: Socket): Promise<string> => {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    return String(chunk);
  };
  const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

  it('waits for nobody who says nothing, half a header or half a body', async () => {
    const length = 'Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{';
    const stuck = await Promise.all([
      open(''),
      open('GET /healthz HTTP/1.1\r\nHo'),
      open(`POST /api/v1/identity/codes HTTP/1.1\r\nHost: x\r\n${length}`),
    ]);
    const closed = Promise.all(
      stuck.map((socket) => new Promise((done) => socket.once('close', done))),
    );
    await shutdown.begin();
    await closed;
    expect(exits).toEqual([]);
  });

  it('says first that it is not ready, and still answers, with an end to the connection', async () => {
    const kept = await open(get('/healthz'));
    expect(await heard(kept)).toContain('200 OK');
    let seen: () => void = () => undefined;
    noticed = new Promise<void>((resolve) => {
      seen = resolve;
    });
    const left = shutdown.begin();
    kept.write(get('/readyz'));
    const notReady = await heard(kept);
    expect(notReady).toContain('503');
    expect(notReady).toContain('"leaving":true');
    expect(notReady.toLowerCase()).toContain('connection: close');
    const fresh = await open(get('/healthz'));
    expect(await heard(fresh)).toContain('200 OK');
    seen();
    await left;
    const late = connect(port, '127.0.0.1');
    await expect(once(late, 'connect')).rejects.toThrow('ECONNREFUSED');
  });

  it('ends at once at the second signal, but not at an echo of the first', async () => {
    let now = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    shutdown.onSignal('SIGTERM');
    shutdown.onSignal('SIGTERM');
    expect(exits).toEqual([]);
    now += 1_000;
    shutdown.onSignal('SIGTERM');
    expect(exits).toEqual([143]);
    clock.mockRestore();
    await shutdown.begin();
  });
});

it('nobody keeps a connection busy for ever', async () => {
  const suite = await suiteDatabase({ entities, migrations });
  const config = testConfig();
  const nest = await createServer({
    config,
    database: suite.db,
    redis: null,
    clock: systemClock,
  });
  const server = nest.getHttpServer();
  expect(server.headersTimeout).toBeGreaterThan(0);
  expect(server.headersTimeout).toBeLessThanOrEqual(15_000);
  expect(server.requestTimeout).toBeGreaterThan(0);
  expect(server.requestTimeout).toBeLessThanOrEqual(60_000);
  expect(server.maxConnections).toBeGreaterThan(0);
  await nest.close();
  await suite.drop();
});
