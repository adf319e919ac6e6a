import { limits as limitSettings } from '@yizhan/identity';
import { newId } from '@yizhan/kernel';
import { Outbox, OutboxDrain } from '@yizhan/storage';
import { Redis } from 'ioredis';
import { OutboxWake } from '../../src/platform/outbox-wake';
import { PersonalData } from '../../src/platform/personal-data';
import { budgets, RateLimits } from '../../src/platform/rate-limits';
import { runningApp } from '../support/app';

const url = process.env.YIZHAN_TEST_REDIS_URL ?? '';

/** Two processes are two sets of services over the same Redis. */
describe('what processes share through Redis', () => {
  const app = runningApp({ redisUrl: url });
  const redis = new Redis(url, { lazyConnect: true });
  beforeAll(() => redis.connect());
  afterAll(() => redis.disconnect());

  it('counts calls of one address once for all', async () => {
    const limits = () => new RateLimits(redis, budgets, app.config, app.service(PersonalData));
    const [one, other] = [limits(), limits()];
    const { calls } = limitSettings.login.per.allowance;
    const spender = { ip: '203.0.113.1', subject: newId(), callerId: null };
    for (let n = 0; n < calls; n += 1)
      expect(await (n % 2 === 0 ? one : other).spend('login', spender)).toBe(0);
    expect(await one.spend('login', spender)).toBeGreaterThan(0);
    expect(await other.spend('login', spender)).toBeGreaterThan(0);
    await one.giveBack('login', spender);
    await one.giveBack('login', spender);
    expect(await other.spend('login', spender)).toBeGreaterThan(0);
  });

  it('wakes the outbox of another process', async () => {
    const drain = app.service(OutboxDrain);
    await app.service(OutboxWake).start();
    const woken = new Promise<void>((resolve) => {
      jest.spyOn(drain, 'wake').mockImplementation(() => resolve());
    });
    const elsewhere = new Outbox(app.database);
    const otherProcess = new OutboxWake(redis, elsewhere, new OutboxDrain(app.database, elsewhere));
    await otherProcess.start();
    await elsewhere.put({ topic: 'test.news', payload: {} });
    await expect(woken).resolves.toBeUndefined();
    otherProcess.onApplicationShutdown();
  });

  it('is told of in readiness', async () => {
    expect((await app.nest.inject({ url: '/readyz' })).json()).toMatchObject({
      database: true,
      redis: true,
    });
  });
});
