import { randomBytes } from 'node:crypto';
import { jobsRoutes } from '@yizhan/contract';
import { AuditService } from '../../src/platform/audit';
import { checkKeys } from '../../src/platform/key-check';
import { PersonalData } from '../../src/platform/personal-data';
import { reseal, sealedPlaces } from '../../src/platform/reseal';
import { createServer } from '../../src/server';
import { opened } from '../cases/builders';
import { anUnpaidWage } from '../cases/wages';
import { unwrapAnswer } from '../jobs/builders';
import { runningApp } from '../support/app';

const app = runningApp();

async function texts(): Promise<string[]> {
  const found = await Promise.all(
    sealedPlaces(app.database).map(({ table, column }) =>
      app.database.query<{ cell: string | null }>(`select ${column} as cell from ${table}`),
    ),
  );
  return found.flat().flatMap(({ cell }) => (cell === null ? [] : [cell]));
}

it('says what is under a key that is not at hand, and leaves it', async () => {
  const stray = new PersonalData({ secrets: { ...app.config.secrets, data: randomBytes(32) } });
  const worker = await app.signIn('worker');
  const lost = stray.seal('谁');
  await app.database.execute('update users set name_sealed = ? where id = ?', [
    lost,
    worker.userId,
  ]);
  const { closed } = await reseal(app.database, app.config.secrets, app.clock.now());
  expect(closed).toContain('users.name_sealed');
  const [row] = await app.database.query('select name_sealed from users where id = ?', [
    worker.userId,
  ]);
  expect(row).toEqual({ name_sealed: lost });
  await app.database.execute('delete from users where id = ?', [worker.userId]);
});

it('seals all anew under another key, and the former one is needed no more', async () => {
  const { worker, wageId } = await anUnpaidWage(app);
  const phone = '13977770009';
  const again = await app.signInAgain(worker.userId);
  const note = { params: { wageId }, body: { note: '说好今天结的' } };
  unwrapAnswer(await again.call(jobsRoutes.disputeWage, note));
  await opened(again, { contactPhone: phone });
  await app.deliver();
  const before = app.service(PersonalData).blindIndex(phone);
  // What an older version left in clear.
  await app.database.execute('update work_hours set reason = ?', ['手机没电，漏签']);

  const now = app.clock.now();
  const { secrets } = app.config;
  await checkKeys(app.database, secrets, now);
  const rotated = { ...secrets, data: randomBytes(32), formerData: [secrets.data] };
  const alone = { ...rotated, formerData: [] };
  await expect(checkKeys(app.database, alone, now)).rejects.toThrow('DATA_SECRET');
  await checkKeys(app.database, rotated, now);
  // Under both keys old texts open, new ones are under the new key.
  const both = new PersonalData({ secrets: rotated });
  for (const text of await texts()) expect(() => both.openOrClear(text)).not.toThrow();
  await expect(checkKeys(app.database, secrets, now)).rejects.toThrow('DATA_SECRET');

  const first = await reseal(app.database, rotated, now);
  expect(first.closed).toEqual([]);
  expect(first.resealed).toBeGreaterThan(20);
  expect(await reseal(app.database, rotated, now)).toEqual({ resealed: 0, closed: [] });

  await checkKeys(app.database, alone, now);
  const only = new PersonalData({ secrets: alone });
  const sealed = await texts();
  expect(sealed.length).toBeGreaterThan(20);
  for (const text of sealed) only.open(text);
  const server = await createServer({
    ...{ config: { ...app.config, secrets: alone }, database: app.database },
    ...{ redis: null, clock: app.clock },
  });
  expect(server.get(PersonalData).blindIndex(phone)).toBe(before);
  expect(await server.get(AuditService, { strict: false }).check()).toEqual([]);
  // The product on the new key alone: names and hours are read as before.
  const inject = server.getHttpAdapter().getInstance();
  const answer = await inject.inject({
    method: 'GET',
    url: '/api/v1/me/shifts',
    headers: { authorization: `Bearer ${again.accessToken}` },
  });
  expect(answer.payload).toContain('手机没电，漏签');
});
