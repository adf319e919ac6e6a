import { readMoment } from './clock';
import { runJest } from './jest';
import { type Leg, type LegContext, type Outcome, passed } from './leg';

/**
 * Moments at which a test, a sample or a screen that leans on the hour or the date gives way:
 * just after and just before midnight, the last day of a year, the Spring Festival, the end of
 * February, a year whose holidays aren't published yet.
 */
const MOMENTS = [
  '2026-12-31T23:50+08:00',
  '2027-02-06T00:30+08:00',
  '2026-02-28T06:00+08:00',
] as const;

/** Specs in which time is shown, counted or seeded: screens, the WeChat package, sample data. */
const SPECS = [
  'miniapp/test/features/(cases|home|jobs|policies|stations)/',
  'miniapp/test/shell/(dates|useScreen|usePlace)',
  'miniapp/test/weapp/day\\.spec',
  'importing/seeding-now\\.spec',
];

/** One outcome of several; a problem says at which moment it came. */
function together(outcomes: readonly (readonly [moment: string, outcome: Outcome])[]): Outcome {
  const sum = (count: (one: Outcome) => number) =>
    outcomes.reduce((all, [, one]) => all + count(one), 0);
  return {
    ...passed(),
    passed: sum((one) => one.passed),
    failed: sum((one) => one.failed),
    skipped: sum((one) => one.skipped),
    problems: outcomes.flatMap(([at, one]) => one.problems.map((text) => `at ${at}: ${text}`)),
  };
}

async function runMoments(context: LegContext): Promise<Outcome> {
  const outcomes: [string, Outcome][] = [];
  for (const moment of MOMENTS) {
    const leg = {
      name: `moment-${moment.slice(0, 10)}`,
      projects: ['miniapp', 'weapp', 'server'],
      files: SPECS.join('|'),
      env: { YIZHAN_TEST_ENGINE: 'embedded' },
    };
    const note = (text: string) => context.note(`${moment}, ${text}`);
    outcomes.push([moment, await runJest(leg, { ...context, note, at: readMoment(moment) })]);
  }
  return together(outcomes);
}

/** The specs that have time in them, at moments that today isn't. */
export const momentsLeg: Leg = {
  name: 'moments',
  needs: ['build-weapp'],
  run: runMoments,
};
