import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Database, openDatabase } from '@yizhan/storage';
import {
  itOn,
  manualClock,
  openWire,
  type SuiteDatabase,
  suiteDatabase,
  type Wire,
} from '@yizhan/testing';
import { entities, migrations } from '../../src/schema';
import { createServer } from '../../src/server';
import { testConfig } from '../support/app';

/** As in earnest, in a hurry. */
const hurried = { connect: 300, acquire: 600, doubt: 60, probe: 100, lookAgain: 10, grace: 0 };

describe('while the database cannot serve', () => {
  let suite: SuiteDatabase;
  let wire: Wire | undefined;
  let db: Database;
  let nest: NestFastifyApplication;
  beforeAll(async () => {
    suite = await suiteDatabase({ entities, migrations });
    db = suite.db;
    if ('url' in suite.connection) {
      const url = new URL(suite.connection.url);
      wire = await openWire(Number(url.port));
      url.port = String(wire.port);
      db = await openDatabase({ entities, migrations, url: String(url), limits: hurried });
    }
    nest = await createServer({
      config: testConfig(),
      database: db,
      redis: null,
      clock: manualClock(),
    });
  });
  afterAll(async () => {
    await nest.close();
    await wire?.close();
    await suite.drop();
  });

  const get = (url: string) => nest.inject({ method: 'GET', url });
  const signUp = (phone: string) =>
    nest.inject({ method: 'POST', url: '/api/v1/identity/codes', payload: { phone } });
  const until = async (url: string, status: number): Promise<Record<string, unknown>> => {
    const answer = await get(url);
    if (answer.statusCode === status) return answer.json();
    await nextTurn();
    return until(url, status);
  };

  itOn('mariadb')(
    'each answer says so and when to ask again, and it is back by itself',
    async () => {
      expect((await get('/api/v1/stations')).statusCode).toBe(200);
      wire?.set('swallowing');
      const answers = await Promise.all([get('/api/v1/stations'), signUp('13900000101')]);
      for (const answer of answers) {
        expect(answer.statusCode).toBe(503);
        expect(answer.json()).toMatchObject({
          code: 'request.busy',
          detail: expect.stringMatching(/[\u4e00-\u9fff]/),
        });
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      }
      expect(await until('/readyz', 503)).toMatchObject({ database: false, writable: false });
      expect((await get('/healthz')).statusCode).toBe(200);
      wire?.set('whole');
      expect(await until('/readyz', 200)).toMatchObject({ database: true, writable: true });
      expect((await get('/api/v1/stations')).statusCode).toBe(200);
    },
  );

  itOn('embedded')('a full disk is no fault, and such a process takes no work', async () => {
    const [{ page_count: pages } = { page_count: 0 }] = await db.query<{ page_count: number }>(
      'pragma page_count',
    );
    await until('/readyz', 200);
    await db.query(`pragma max_page_count = ${pages}`);
    expect(await fillTheLastPages(db)).toMatchObject({ name: 'Unavailable', reason: 'full' });
    await db.query('pragma max_page_count = 1000000000');
    await db.execute("delete from storage_marks where name like 'filler%'");
    await db.query('pragma query_only = on');
    const answer = await signUp('13900000102');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'request.storage_full' });
    expect(answer.headers['retry-after']).toBe('60');
    expect(await until('/readyz', 503)).toMatchObject({ database: true, writable: false });
    await db.query('pragma query_only = off');
    await until('/readyz', 200);
    expect((await signUp('13900000102')).statusCode).toBe(200);
  });
});

async function fillTheLastPages(db: Database): Promise<unknown> {
  for (let n = 0; ; n++) {
    try {
      await db.execute('insert into storage_marks (name, value, updated_at) values (?, ?, 0)', [
        `filler ${n}`,
        'x'.repeat(4_000),
      ]);
    } catch (error) {
      return error;
    }
  }
}
