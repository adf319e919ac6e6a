import { atLocal, DAY, HOUR, MINUTE } from '@yizhan/kernel';
import { gzippedSize } from '@yizhan/testing/phone';
import {
  buildCalendar,
  CHINA_YEARS,
  type Clock,
  type ClockRule,
  chinaCalendar,
  dueOf,
  explainClock,
  indexClocks,
  readClock,
  recompute,
  startClock,
  sweep,
  withYear,
} from '../src';

/**
 * Due dates a minute on one core, a sweep over a million open clocks, and the size for the phone.
 * `npm run bench -- working-time`.
 */
const CLOCKS = 1_000_000;
const SAMPLE = 100_000;
const START = atLocal('2026-01-01');
const china = chinaCalendar();

const base = {
  id: 'bench',
  version: 1,
  title: '办结',
  source: '条例',
  article: '第一条',
  validFrom: '2004-01-01',
  startsNextDay: true,
  lastDay: 'as_is',
  unpublished: 'provisional',
} as const;
const OFFICE = {
  workingDays: [
    ['08:30', '12:00'],
    ['14:30', '17:30'],
  ],
} as const;

const RULES: Readonly<Record<string, ClockRule>> = {
  'calendar days, moved': {
    ...base,
    unit: 'calendar_day',
    amount: 60,
    lastDay: 'next_working_day',
  },
  'working days': { ...base, unit: 'working_day', amount: 60 },
  'hours round the clock': { ...base, unit: 'clock_hour', amount: 24 },
  'business hours': { ...base, unit: 'business_hour', amount: 16, openingHours: OFFICE },
};
const MIXED = Object.values(RULES);

/** Spread over the year, so that they come due all through it. */
function clockOf(n: number, rule: ClockRule = MIXED[n % MIXED.length] as ClockRule): Clock {
  return startClock(rule, START + ((n * 7919) % 520_000) * MINUTE, '受理');
}

function paused(clock: Clock): Clock {
  const { start } = clock;
  const pause = (days: number) => ({ from: start + days * DAY, to: start + (days + 3) * DAY });
  const reason = '等材料';
  return {
    ...clock,
    pauses: [
      { ...pause(1), reason },
      { ...pause(6), reason },
    ],
    extensions: [{ amount: 10, reason, approvedAt: start }],
  };
}

/** Seconds of one core; other processes on the machine don't count. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** How often a minute, from a run that has been warmed up. */
function perMinute(work: (n: number) => void, times = SAMPLE): string {
  for (let n = 0; n < times / 10; n++) work(n);
  const took = seconds(() => {
    for (let n = 0; n < times; n++) work(n);
  });
  const million = (times / took) * 60e-6;
  return `${million.toFixed(million < 10 ? 1 : 0)} million a minute`;
}

const rows: [what: string, figure: string][] = [];
const inMs = (took: number) => `${(took * 1000).toFixed(took < 0.01 ? 2 : 0)} ms`;

function dueDates(): void {
  for (const [name, rule] of Object.entries(RULES)) {
    rows.push([`due dates, ${name}`, perMinute((n) => dueOf(clockOf(n, rule), china))]);
    const work = (n: number) => dueOf(paused(clockOf(n, rule)), china);
    rows.push([`… with two pauses and an extension`, perMinute(work)]);
  }
  rows.push([
    'readings, mixed',
    perMinute((n) => readClock(clockOf(n), START + (n % 9000) * HOUR, china)),
  ]);
  const explain = (n: number) => explainClock(clockOf(n), START, china);
  rows.push(['explanations, mixed', perMinute(explain, SAMPLE / 10)]);
}

function* open(): Iterable<[string, Clock]> {
  for (let n = 0; n < CLOCKS; n++) yield [String(n), clockOf(n)];
}

function sweeps(): void {
  let now = atLocal('2026-03-02', '09:00');
  let index = indexClocks([], now, china);
  const built = seconds(() => {
    index = indexClocks(open(), now, china);
  });
  rows.push([`index of ${CLOCKS} open clocks, read and laid out`, `${built.toFixed(1)} s`]);
  for (const [name, long] of [
    ['a minute', MINUTE],
    ['an hour', HOUR],
    ['a day', DAY],
  ] as const) {
    let found = 0;
    const span = { after: now, until: now + long };
    const took = seconds(() => {
      found = sweep(index, (id) => clockOf(Number(id)), span, china).length;
    });
    rows.push([`sweep over them, ${name} on: ${found} change colour`, inMs(took)]);
    now += long;
  }
}

function calendars(): void {
  rows.push(['laying out the calendar', inMs(seconds(() => buildCalendar()))]);
  const stored = Array.from({ length: SAMPLE }, (_, n) => {
    const clock = clockOf(n, RULES['working days']);
    const due = dueOf(clock, china);
    return { id: String(n), clock, ...(due.ok ? { due: due.value } : {}) };
  });
  const last = CHINA_YEARS[CHINA_YEARS.length - 1]?.[0] ?? 0;
  let moved = 0;
  const took = seconds(() => {
    moved = recompute(stored, withYear(china, [last + 1, '01-01~01-03 元旦', ''])).length;
  });
  rows.push([`publishing a year over ${SAMPLE} clocks: ${moved} move`, inMs(took)]);
}

function sizes(): void {
  const code = `export * from '../src';`;
  const all = { code, folder: __dirname };
  const data = { code: `export { CHINA_YEARS } from '../src/china';`, folder: __dirname };
  rows.push(['gzipped, with what it takes of the kernel', `${gzippedSize(all)} bytes`]);
  rows.push(['… of which the years’ data', `${gzippedSize(data)} bytes`]);
}

dueDates();
sweeps();
calendars();
sizes();
const width = Math.max(...rows.map(([what]) => what.length));
process.stdout.write(
  `${rows.map(([what, figure]) => `${what.padEnd(width)}  ${figure}`).join('\n')}\n`,
);
