import { clockEnv, readMoment } from '../src/legs/clock';
import { type JestReport, readReport } from '../src/legs/jest';
import {
  type FinishedLeg,
  failed,
  type Leg,
  type Outcome,
  passed,
  prepared,
  skipped,
  strictly,
} from '../src/legs/leg';
import { closingLine, table, total } from '../src/legs/report';
import { runLegs, select } from '../src/legs/schedule';

const leg = (name: string, outcome: Outcome, more: Partial<Leg> = {}): Leg => ({
  name,
  run: async () => outcome,
  ...more,
});

const finish = (one: Leg, outcome: Outcome): FinishedLeg => ({
  name: one.name,
  prepares: one.prepares,
  outcome,
  seconds: 0,
});

/** Runs legs and notes the order in which they began and the most that ran at once. */
async function runAll(legs: Leg[], slots = 2) {
  const began: string[] = [];
  let now = 0;
  let most = 0;
  const finished = await runLegs(legs, {
    slots,
    refuse: finish,
    perform: async (one) => {
      began.push(one.name);
      now += 1;
      most = Math.max(most, now);
      const outcome = await one.run({ env: {}, workers: 1, note: () => undefined });
      await new Promise(setImmediate);
      now -= 1;
      return finish(one, outcome);
    },
  });
  return { finished, began, most };
}

describe('the schedule', () => {
  it('runs no more legs at once than there are slots, and all of them', async () => {
    const legs = ['a', 'b', 'c', 'd', 'e'].map((name) => leg(name, passed()));
    const { finished, most } = await runAll(legs);
    expect(most).toBe(2);
    expect(finished.map((one) => one.name)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('begins a leg when those before it are over, and takes no slot for one that prepares', async () => {
    const { began } = await runAll(
      [
        leg('up', prepared(), { prepares: true }),
        leg('late', passed(), { needs: ['up', 'build'] }),
        leg('build', passed()),
        leg('other', passed()),
      ],
      1,
    );
    expect(began).toEqual(['up', 'build', 'late', 'other']);
  });

  it('runs nothing beside a leg that wants to be alone', async () => {
    const legs = [
      leg('a', passed()),
      leg('journey', passed(), { alone: true }),
      leg('b', passed()),
      leg('journey-too', passed(), { alone: true }),
    ];
    const { began, most } = await runAll(legs);
    expect(began).toEqual(['a', 'b', 'journey', 'journey-too']);
    expect(most).toBe(2);
    expect((await runAll(legs.filter((one) => one.alone))).most).toBe(1);
  });

  it('skips what needs a skipped leg, and fails what needs a failed one', async () => {
    const { finished } = await runAll([
      leg('up', skipped('no such server'), { prepares: true }),
      leg('build', failed('broken')),
      leg('with-server', passed(), { needs: ['up'] }),
      leg('with-build', passed(), { needs: ['build'] }),
      leg('after-both', passed(), { after: ['up', 'build'] }),
    ]);
    expect(total(finished)).toEqual({ passed: 1, failed: 2, skipped: 1 });
    expect(finished[2]?.outcome.note).toBe('no such server');
    expect(finished[3]?.outcome.problems).toEqual(['not run: build failed']);
  });

  it('refuses legs that wait for each other', async () => {
    const legs = [leg('a', passed(), { after: ['b'] }), leg('b', passed(), { after: ['a'] })];
    await expect(runAll(legs)).rejects.toThrow('wait for each other: a, b');
  });

  it('selects legs with all they need', () => {
    const legs = [
      leg('up', passed()),
      leg('build', passed(), { needs: ['up'] }),
      leg('journey', passed(), { needs: ['build'], after: ['other'] }),
      leg('other', passed()),
    ];
    expect(select(legs, ['journey']).map((one) => one.name)).toEqual(['up', 'build', 'journey']);
  });
});

const report = (more: Partial<JestReport>): JestReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numTotalTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
  ...more,
});

describe("Jest's report", () => {
  it('is counted', () => {
    const counted = readReport(
      report({ numPassedTests: 4, numPendingTests: 1, numTodoTests: 1, numTotalTests: 6 }),
      0,
    );
    expect(counted).toMatchObject({ passed: 4, failed: 0, skipped: 2 });
  });

  it('without a single test is a failure', () => {
    expect(readReport(report({}), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('names what failed, and counts a file that could not run', () => {
    const broken = {
      name: 'b.spec.ts',
      status: 'failed',
      message: 'Cannot find x',
      assertionResults: [],
    };
    const wrong = {
      name: 'a.spec.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        {
          status: 'failed',
          fullName: 'a counts',
          failureMessages: [
            '\u001b[31mexpected 1\u001b[39m\n    at run (/a/node_modules/jest/b.js:1:1)',
          ],
        },
        { status: 'passed', fullName: 'a adds', failureMessages: [] },
      ],
    };
    const read = readReport(
      report({
        numPassedTests: 1,
        numFailedTests: 1,
        numTotalTests: 2,
        numRuntimeErrorTestSuites: 1,
        testResults: [wrong, broken],
      }),
      1,
    );
    expect(read).toMatchObject({ passed: 1, failed: 2 });
    expect(read.problems).toEqual(['a counts\na.spec.ts\nexpected 1', 'b.spec.ts\nCannot find x']);
  });

  it.each([
    [1, 'ended with status 1'],
    [124, 'did not end: a test left something open'],
  ])('that is good with a bad end, status %i, is a failure', (code, why) => {
    const read = readReport(report({ numPassedTests: 3, numTotalTests: 3 }), code);
    expect(read).toMatchObject({ passed: 3, failed: 1, problems: [why] });
  });
});

describe('the report of a run', () => {
  const legs: FinishedLeg[] = [
    { name: 'machine', prepares: true, outcome: prepared('installed redis-server'), seconds: 9 },
    { name: 'unit', outcome: { ...passed(), passed: 41 }, seconds: 12.4 },
    { name: 'journey', outcome: skipped('no Chromium on this machine'), seconds: 0 },
  ];

  it('sums up, legs that prepare not counted', () => {
    expect(closingLine(total(legs))).toBe('41 passed, 0 failed, 1 skipped');
  });

  it('shows every leg with its seconds and why it was skipped', () => {
    expect(table(legs).split('\n')).toEqual([
      'leg               passed  failed  skipped  seconds',
      'machine  ok            0       0        0        9  installed redis-server',
      'unit     ok           41       0        0       12',
      'journey  skipped       0       0        1        0  no Chromium on this machine',
    ]);
  });

  it('has in strict mode failures where something was left out', () => {
    expect(strictly(skipped('no Chromium'))).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
    expect(strictly({ ...passed(), passed: 3, skipped: 2 })).toMatchObject({
      failed: 2,
      skipped: 0,
    });
    expect(strictly(passed())).toEqual(passed());
  });
});

describe('a run at another moment', () => {
  it.each([
    ['2026-12-31T23:50+08:00', Date.UTC(2026, 11, 31, 15, 50)],
    ['2027-02-06T00:30:00Z', Date.UTC(2027, 1, 6, 0, 30)],
    ['2026-12-31', undefined],
    ['2026-13-31T23:50+08:00', undefined],
    ['', undefined],
  ])('reads %s', (text, expected) => {
    expect(readMoment(text)).toBe(expected);
  });

  it('tells the processes how far their clock is ahead, and nothing otherwise', () => {
    const env = clockEnv(Date.now() + 90_000);
    expect(Math.round(Number(env.YIZHAN_TEST_CLOCK_OFFSET) / 10_000)).toBe(9);
    expect(env.NODE_OPTIONS).toMatch(/--require="[^"]*shifted\.cjs"/);
    expect(clockEnv(undefined)).toEqual({});
  });
});
