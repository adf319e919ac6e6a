import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fromIso } from '@yizhan/kernel';
import { OutboxDrain } from '@yizhan/storage';
import { manualClock, suiteDatabase } from '@yizhan/testing';
import { type Browser, chromium } from 'playwright-core';
import { DevelopmentSms } from '../../src/modules/identity/gateways/sms';
import { seedSampleData } from '../../src/modules/importing/sample-data';
import { demonstrationBudgets } from '../../src/platform/rate-limits';
import { openRedis } from '../../src/platform/redis';
import { entities, migrations } from '../../src/schema';
import { createServer, startBackground } from '../../src/server';
import { testConfig } from '../support/app';
import { Actor, type ActorOptions } from './actor';
import { CAMERA } from './camera';

/** Monday, six in the morning. */
const BEGINNING = '2026-11-23T06:00:00+08:00';

/** The screens as `npm run build:h5` leaves them. */
const H5 = join(__dirname, '../../../miniapp/dist/h5');

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${CAMERA}`,
];

/** The whole product on a port of its own, with the sample city, and a browser before it. */
export interface City {
  readonly url: string;
  readonly actors: readonly Actor[];
  /** Somebody with a browser of their own. */
  actor(name: string, options?: ActorOptions): Promise<Actor>;
  /** Time moves on for the server and every browser; nothing else moves it. */
  at(moment: string): Promise<void>;
  /** What waits in the outbox is delivered, e.g. notices. */
  deliver(): Promise<void>;
  /** The last code that was sent to the phone. */
  codeFor(phone: string): string;
  close(): Promise<void>;
}

export async function openCity(): Promise<City> {
  if (!existsSync(join(H5, 'index.html')))
    throw new Error(`${H5} is empty: npm run build:h5 makes the screens`);
  const clock = manualClock(BEGINNING);
  const database = await suiteDatabase({ entities, migrations });
  const config = { ...testConfig(), h5Dir: H5, sampleData: true };
  const nest = await createServer({
    config,
    database: database.db,
    redis: openRedis(config),
    clock,
    budgets: demonstrationBudgets,
  });
  await seedSampleData(nest);
  await startBackground(nest);
  await nest.listen(0, '127.0.0.1');
  const url = addressOf(nest);
  const browser = await launch();
  const actors: Actor[] = [];
  return {
    url,
    actors,
    async actor(name, options = {}) {
      const actor = await Actor.enter(name, browser, url, clock.now(), options);
      actors.push(actor);
      return actor;
    },
    async at(moment) {
      const now = clock.set(fromIso(moment));
      await Promise.all(actors.map((actor) => actor.setTime(now)));
    },
    deliver: async () => {
      await nest.get(OutboxDrain, { strict: false }).drain();
    },
    codeFor(phone) {
      const sms = nest.get(DevelopmentSms, { strict: false });
      return sms.sent.find((sent) => sent.phone === phone)?.code ?? '';
    },
    async close() {
      await browser.close();
      await nest.close();
      await database.drop();
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.YIZHAN_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
}

function addressOf(nest: NestFastifyApplication): string {
  const { port } = nest.getHttpServer().address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
