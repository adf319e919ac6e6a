import { HOUR } from '@yizhan/kernel';
import { breaches, type Door } from '@yizhan/testing/hostile';
import * as workingTime from '../src';
import { at, clock, rule } from './builders';

const { ChangeIndex, chinaCalendar } = workingTime;
const calendar = chinaCalendar();
const now = at('2026-03-03');
const whole = rule({
  cutoff: '17:00',
  startsNextDay: false,
  closesAt: '17:30',
  validTo: '2030-01-01',
  local: false,
  extension: { times: 1, amount: 5, article: '第一条' },
  thresholds: [
    { colour: 'yellow', share: 0.5 },
    { colour: 'orange', left: 1 },
  ],
});
const office = rule({
  unit: 'business_hour',
  amount: 3,
  openingHours: {
    workingDays: [['08:30', '12:00']],
    restDays: [['09:00', '10:00']],
    weekdays: { 5: [['08:30', '11:00']] },
    seasons: [{ from: '06-01', to: '08-31', workingDays: [['08:00', '12:00']] }],
    days: { '2026-03-04': [['08:30', '10:00']] },
  },
});
const granted = [{ amount: 2, reason: '案情复杂', approvedAt: now }];
const whole5 = {
  ...clock('2026-03-02 10:00', whole),
  extensions: granted,
  stoppedAt: at('2026-03-04'),
};
const running = {
  ...whole5,
  pauses: [{ from: at('2026-03-03 10:00'), to: at('2026-03-03 12:00'), reason: '等您补充材料' }],
};
const row = [2027, '01-01~01-03 元旦', '01-09 元旦', '2027年的通知'] as const;
const entry = { date: '2026-03-04', kind: 'closed', name: '暴雪停工' } as const;

/** What may be missing, as null too; any instant counts, before 1970 and between milliseconds too. */
const OPTIONAL =
  /(validTo|cutoff|closesAt|local|openingHours|extension|thresholds|stoppedAt|pauses\.0\.to|restDays|weekdays|seasons|days|due|row\.3|share|left)$/;
const INSTANT = /(start|from|to|stoppedAt|approvedAt|now|at|due|after|until)$/;
const isNone = (value: unknown) => value === null || value === undefined;
function fits(path: string, value: unknown): boolean {
  const last = path.slice(path.lastIndexOf('.') + 1);
  if (value === 1.5 && last === 'left') return true;
  if ((value === null || value === undefined) && OPTIONAL.test(path))
    return !/share|left/.test(last);
  if ((value === -1 || value === 1.5) && /approvedAt$/.test(last)) return true;
  if ((value === -1 || value === 1.5) && /^(now|due|at)$/.test(path)) return true;
  // One of a pair may stand before the other; which is told elsewhere.
  if (value === -1 && INSTANT.test(last)) return /^(start|from|stoppedAt|after)$/.test(last);
  if (value === 1.5 && INSTANT.test(last)) return /^(start|from|stoppedAt|after)$/.test(last);
  // Texts for people and names are free.
  if (
    typeof value === 'string' &&
    /(id|title|source|article|name|startEvent|reason|yearShown)$/.test(last)
  )
    return value !== '' || last === 'reason';
  if (value === -1 && last === 'version') return true;
  if (path === 'row.3' && value === '2026-02-30') return true;
  if (value === 1.5 && /amount$/.test(path) && path.startsWith('amount')) return true;
  return value === '' && /^(row|options\.years\.0)\.[12]$/.test(path);
}
const opaque = ['calendar', 'index'];
const asked = { clock: running, calendar };
/** A day of rest more or fewer is still a list of spans. */
const emptied = (path: string, value: unknown) =>
  Array.isArray(value) && value.length === 0 && /Days|weekdays\.5|seasons|2026-03-04/.test(path);

const doors: Record<string, Door> = {
  addWorkingDays: {
    call: workingTime.addWorkingDays,
    args: { calendar, date: '2026-03-02', days: 3 },
    fits: (path, value) => path === 'days' && value === -1,
  },
  amountInWords: {
    call: workingTime.amountInWords,
    args: { amount: 3, unit: 'working_day' },
  },
  buildCalendar: {
    call: (options) => workingTime.buildCalendar(options),
    args: { options: { years: [[2026, '', '']], source: '通知', entries: [entry] } },
    fits: (path, value) =>
      fits(path, value) ||
      (value === undefined && /^options(\.source)?$/.test(path)) ||
      (isNone(value) && /^options\.(years|entries)$/.test(path)) ||
      (Array.isArray(value) && value.length === 0 && path === 'options.entries') ||
      (path === 'options.source' && value === '2026-02-30'),
  },
  chinaCalendar: { call: chinaCalendar, args: {} },
  dayInWords: { call: workingTime.dayInWords, args: { date: '2026-03-02', yearShown: '2026' } },
  dayInfo: { call: workingTime.dayInfo, args: { calendar, date: '2026-03-02' } },
  describe: { call: workingTime.describe, args: { calendar, day: 20_000 } },
  dueOf: { call: workingTime.dueOf, args: asked },
  endInWords: { call: workingTime.endInWords, args: { at: now, yearShown: '2026' } },
  explainClock: { call: workingTime.explainClock, args: { clock: running, now, calendar } },
  indexClocks: {
    call: workingTime.indexClocks,
    args: { clocks: [['a', running]], now, calendar },
    fits: (path, value) =>
      fits(path.replace('clocks.0.1', 'clock').replace('clocks.0.0', 'id'), value) ||
      (Array.isArray(value) && value.length === 0 && path === 'clocks'),
    as: (path) => path.replace(/^clocks\.0\.1/, 'clock').replace(/^clocks(\.0\.0|\.0)?$/, 'id'),
  },
  layOut: { call: workingTime.layOut, args: asked },
  mayExtend: {
    call: workingTime.mayExtend,
    args: { rule: whole, granted, amount: 2 },
    refuses: (answer) => !(answer as { ok: boolean }).ok,
  },
  nthWorkingDay: { call: workingTime.nthWorkingDay, args: { calendar, from: 20_000, nth: 3 } },
  openingHoursFaults: {
    call: workingTime.openingHoursFaults,
    args: { hours: office.openingHours },
    refuses: (answer) => (answer as string[]).length > 0,
    fits: (path, value) => fits(path, value) || emptied(path, value),
  },
  readClock: { call: workingTime.readClock, args: { clock: running, now, calendar } },
  recompute: {
    call: workingTime.recompute,
    args: { clocks: [{ id: 'a', clock: running, due: now }], calendar },
    fits: (path, value) =>
      fits(path.replace('clocks.0.', ''), value) ||
      (Array.isArray(value) && value.length === 0 && path === 'clocks'),
    as: (path) => path.replace(/^clocks\.0\./, '').replace(/^clocks(\.0)?$/, 'id'),
  },
  ruleAt: {
    call: workingTime.ruleAt,
    args: { rules: [whole], id: 'reply', date: '2026-03-02' },
    opaque: ['rules.0'],
    fits: (path, value) => path === 'id' && typeof value === 'string' && value !== '',
  },
  ruleFaults: {
    call: workingTime.ruleFaults,
    args: { rule: whole },
    refuses: (answer) => (answer as string[]).length > 0,
  },
  ruleTableFaults: {
    call: workingTime.ruleTableFaults,
    args: { rules: [whole, office] },
    refuses: (answer) => (answer as string[]).length > 0,
    fits: (path, value) => fits(path, value) || emptied(path, value),
  },
  startClock: {
    call: workingTime.startClock,
    args: { rule: whole, start: now, startEvent: '收到' },
  },
  sweep: {
    call: workingTime.sweep,
    args: {
      index: new ChangeIndex([['a', now]]),
      clockOf: () => running,
      span: { after: now, until: now + HOUR },
      calendar,
    },
  },
  unpublishedYear: { call: workingTime.unpublishedYear, args: { calendar, day: 20_000 } },
  withYear: { call: workingTime.withYear, args: { calendar, row } },
  workingDaysBetween: {
    call: workingTime.workingDaysBetween,
    args: { calendar, from: 20_000, to: 20_010 },
    fits: (path, value) => path === 'to' && value === -1,
  },
  yearState: {
    call: workingTime.yearState,
    args: { calendar, year: 2026 },
    fits: (path, value) => path === 'year' && value === -1,
  },
  yearStates: { call: workingTime.yearStates, args: { calendar } },
};

it('has every exported function in the table', () => {
  const exported = Object.entries(workingTime)
    .filter(([, value]) => typeof value === 'function' && value !== ChangeIndex)
    .map(([name]) => name);
  expect(Object.keys(doors)).toEqual(exported.sort());
});

it.each(Object.entries(doors))(
  '%s refuses what it can’t read, and names the field',
  (name, door) => {
    expect(breaches(name, { fits, opaque, ...door })).toEqual([]);
  },
);

it('reads business hours through the same door', () => {
  const of = { ...clock('2026-03-02 10:00', office), stoppedAt: now };
  const door = { call: workingTime.readClock, args: { clock: of, now, calendar }, opaque };
  const found = breaches('readClock', {
    ...door,
    // Hours may be fractions.
    fits: (path, value) =>
      fits(path, value) || emptied(path, value) || (path === 'clock.rule.amount' && value === 1.5),
  });
  expect(found).toEqual([]);
});

it('keeps NaN out of the index of changes', () => {
  const index = new ChangeIndex();
  expect(() => index.set('a', Number.NaN)).toThrow('at: must be an instant');
  expect(() => index.set('', now)).toThrow('id:');
  expect(() => index.take(Number.NaN)).toThrow('until:');
  expect(() => new ChangeIndex([['a', Number.NaN]])).toThrow('at:');
  expect(() => new ChangeIndex(null as never)).toThrow('entries:');
});

it.each([
  [{ lastDays: 'as_is' }, 'clock.rule.lastDays: no such setting'],
  [{ unit: 'week' }, 'clock.rule.unit: must be one of'],
  [{ amount: -3 }, 'clock.rule.amount: must be above 0'],
  [{ validFrom: '2026-02-30' }, 'clock.rule.validFrom: must be a day that exists'],
  [{ thresholds: [{ colour: 'yellow', shares: 0.5 }] }, 'clock.rule.thresholds[0].shares'],
])('refuses a rule with %j', (over, fault) => {
  const of = { ...clock('2026-03-02 10:00'), rule: { ...rule(), ...over } as never };
  expect(() => workingTime.readClock(of, now, calendar)).toThrow(fault);
});
