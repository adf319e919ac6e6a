import { DAY, HOUR, SECOND } from '@yizhan/kernel';
import { manualClock, type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { Alarms } from '../../src/platform/alarms';
import { ClockWatch } from '../../src/platform/clock-watch';
import { Schedule } from '../../src/platform/schedule';
import { entities, migrations } from '../../src/schema';

describe('the clock', () => {
  const watched = () => {
    const clock = manualClock();
    const alarms = new Alarms();
    const watch = new ClockWatch(clock, alarms);
    let own = 0;
    /** One second passes; the wall clock is set by so much besides. */
    const pass = (set = 0) => {
      own += SECOND;
      clock.advance(SECOND + set);
      watch.look(own);
      return alarms.all().map(({ name }) => name);
    };
    pass();
    return { watch, pass };
  };

  it('that runs is no alarm', () => {
    const { watch, pass } = watched();
    for (let n = 0; n < 100; n++) expect(pass()).toEqual([]);
    expect(pass(30 * SECOND)).toEqual([]);
    expect(watch.believed).toBe(true);
  });

  it('that is set back is an alarm until it is right, and nothing stops', () => {
    const { watch, pass } = watched();
    expect(pass(-3 * HOUR)).toEqual(['clock.jumped']);
    expect(watch.believed).toBe(true);
    expect(watch.jumpStands).toBe(true);
    expect(pass()).toEqual(['clock.jumped']);
    expect(pass(3 * HOUR)).toEqual([]);
    expect(watch.jumpStands).toBe(false);
  });

  it('that jumps ahead by years is not believed until it is right', () => {
    const { watch, pass } = watched();
    expect(pass(51 * 365 * DAY)).toEqual(['clock.jumped']);
    expect(watch.believed).toBe(false);
    pass();
    expect(watch.believed).toBe(false);
    expect(pass(-51 * 365 * DAY)).toEqual([]);
    expect(watch.believed).toBe(true);
  });
});

describe('sweeps', () => {
  let suite: SuiteDatabase;
  beforeAll(async () => {
    suite = await suiteDatabase({ entities, migrations });
  });
  afterAll(() => suite.drop());

  const schedule = (believed = true) =>
    new Schedule(suite.db, { believed } as unknown as ClockWatch);

  it('never overlap with themselves, and run again when one was long', async () => {
    const sweeps = schedule();
    let atWork = 0;
    let most = 0;
    let runs = 0;
    const thrice = new Promise<void>((done) => {
      sweeps.every('long', 1, async () => {
        atWork += 1;
        most = Math.max(most, atWork);
        await suite.db.query('select 1');
        await new Promise((later) => setTimeout(later, 5));
        atWork -= 1;
        runs += 1;
        if (runs === 3) done();
      });
    });
    sweeps.start();
    await thrice;
    await sweeps.onApplicationShutdown();
    expect([most, atWork]).toEqual([1, 0]);
  });

  it('do nothing while the clock is not believed', async () => {
    const sweeps = schedule(false);
    let runs = 0;
    sweeps.every('harmful', 1, async () => {
      runs += 1;
    });
    sweeps.start();
    await new Promise((later) => setTimeout(later, 30));
    await sweeps.onApplicationShutdown();
    expect(runs).toBe(0);
  });
});
