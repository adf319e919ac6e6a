import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Client, createClient, memoryTokens, type Transport } from '@yizhan/client';
import type { Role } from '@yizhan/identity/vocabulary';
import type { Instant } from '@yizhan/kernel';
import { type Database, OutboxDrain } from '@yizhan/storage';
import { type ManualClock, manualClock, type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { WechatStandIn } from '../../src/modules/identity/gateways/wechat-stand-in';
import { PeopleService } from '../../src/modules/identity/people.service';
import { SessionsService } from '../../src/modules/identity/sessions.service';
import { SignInService } from '../../src/modules/identity/sign-in.service';
import type { Config } from '../../src/platform/config';
import { openRedis } from '../../src/platform/redis';
import { entities, migrations } from '../../src/schema';
import { createServer } from '../../src/server';

/** Someone who is signed in, with the typed client of the app. */
export interface Person extends Client {
  readonly userId: string;
  readonly accessToken: string;
}

export interface RunningApp {
  readonly clock: ManualClock;
  readonly database: Database;
  readonly wechat: WechatStandIn;
  readonly config: Config;
  readonly nest: NestFastifyApplication;
  /** A visitor: nobody signed in. */
  readonly visitor: Client;
  readonly transport: Transport;
  service<T>(type: Type<T>): T;
  /** A new person holding the role. */
  signIn(role: Role, scope?: { scopeId?: string }): Promise<Person>;
  /** The same person once more, with the roles held by now. */
  signInAgain(userId: string): Promise<Person>;
  /** Delivers all that waits in the outbox. */
  deliver(): Promise<void>;
}

/** Monday, six in the morning. */
const MONDAY = '2026-11-23T06:00:00+08:00';

/**
 * The whole application on a database of the suite's own, over HTTP without a socket.
 *
 * @param epoch where its clock stands at the beginning of each test
 */
export function runningApp(
  settings: Partial<Config> = {},
  epoch: Instant | string = MONDAY,
): RunningApp {
  const clock = manualClock(epoch);
  const wechat = new WechatStandIn();
  let suite: SuiteDatabase;
  let nest: NestFastifyApplication;
  let config: Config;
  let phones = 0;

  const transport: Transport = async (request) => {
    const answer = await nest.inject({
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { payload: request.body }),
    });
    return { status: answer.statusCode, body: parsed(answer.payload) };
  };
  const clientFor = (session: Parameters<typeof memoryTokens>[0]) =>
    createClient({ transport, baseUrl: '', tokens: memoryTokens(session), newKey: randomUUID });

  beforeAll(async () => {
    suite = await suiteDatabase({ entities, migrations });
    await wechat.start();
    config = { ...testConfig(), wechat: wechat.config, ...settings };
    nest = await createServer({ config, database: suite.db, redis: openRedis(config), clock });
    await nest.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await nest?.close();
    await wechat.stop();
    await suite?.drop();
  });
  beforeEach(() => clock.set(epoch));

  const open = async (userId: string): Promise<Person> => {
    const session = await app.service(SessionsService).openFor(userId, clock.now());
    return { ...clientFor(session), userId, accessToken: session.accessToken };
  };
  const app: RunningApp = {
    clock,
    wechat,
    transport,
    get database() {
      return suite.db;
    },
    get config() {
      return config;
    },
    get nest() {
      return nest;
    },
    get visitor() {
      return clientFor(null);
    },
    service: (type) => nest.get(type, { strict: false }),
    async signIn(role, { scopeId } = {}) {
      phones += 1;
      const phone = `139${String(phones).padStart(8, '0')}`;
      const user = await app.service(SignInService).findOrMake({ phone }, clock.now());
      await app.service(PeopleService).grant(user.id, role, scopeId ?? null, clock.now());
      return open(user.id);
    },
    signInAgain: open,
    deliver: async () => {
      await app.service(OutboxDrain).drain();
    },
  };
  return app;
}

export function testConfig(): Config {
  return {
    production: false,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: null,
    redisUrl: null,
    varDir: join(tmpdir(), 'yizhan-tests'),
    sampleData: false,
    publicUrl: 'http://localhost',
    trustedProxies: 0,
    leaveNotice: 0,
    knownAddresses: [],
    staffAddresses: [],
    staffSecondFactor: 'offered',
    operatorToken: null,
    h5Dir: join(tmpdir(), 'yizhan-no-h5'),
    logLevel: 'silent',
    wechat: null,
    sms: null,
    smsDailyLimit: null,
    secrets: { token: randomBytes(32), data: randomBytes(32), signing: randomBytes(32) },
  };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return payload;
  }
}
