import { localDate, localTime } from '@yizhan/kernel';
import { type Clock, type ClockRule, chinaCalendar, layOut, type OpeningHours } from '../src';
import { at, rule } from './builders';

const MORNING = ['08:30', '12:00'] as const;
const OFFICE = { workingDays: [MORNING, ['14:30', '17:30']] } as const;
const NIGHT = { workingDays: [['22:00', '06:00']] } as const;
const ALL_DAY = [['00:00', '24:00']] as const;

/** The places of the tables worked out by hand, as their README tells them. */
export const PLACES: Readonly<Record<string, OpeningHours>> = {
  office: OFFICE,
  night: NIGHT,
  always: { workingDays: ALL_DAY, restDays: ALL_DAY },
  hall: { workingDays: [['09:00', '17:00']], restDays: [['10:00', '16:00']] },
  'night-and-rest': { ...NIGHT, restDays: ALL_DAY },
  study: { ...OFFICE, weekdays: { 5: [MORNING] } },
  seasons: {
    workingDays: [MORNING, ['15:00', '18:00']],
    seasons: [{ from: '10-01', to: '04-30', workingDays: [MORNING, ['14:00', '17:00']] }],
  },
  single: { ...OFFICE, days: { '2026-02-13': [MORNING], '2026-02-14': [] } },
};

function unitOf(name: string): Partial<ClockRule> {
  if (name === 'working') return { unit: 'working_day' };
  if (name === 'calendar') return { unit: 'calendar_day' };
  if (name === 'hours') return { unit: 'clock_hour' };
  const openingHours = PLACES[name];
  if (!openingHours) throw new Error(`no unit or place ${name}`);
  return { unit: 'business_hour', openingHours };
}

function settingOf(text: string): Partial<ClockRule> {
  const [name, value] = text.split('=');
  if (name === 'moved') return { lastDay: 'next_working_day' };
  if (name === 'first-day') return { startsNextDay: false };
  if (name === 'cutoff') return { cutoff: value };
  if (name === 'closes') return { closesAt: value };
  if (name === 'refuse') return { unpublished: 'refuse' };
  throw new Error(`no setting ${text}`);
}

/** A clock as a table tells it: see by-hand/README.md. */
export function clockOfRow(started: string, limit: string, pauses: string): Clock {
  const [amounts = '', unit = '', ...settings] = limit.split(' ');
  const [amount = 0, ...longer] = amounts.split('+').map(Number);
  const parts = settings.map(settingOf);
  return {
    rule: rule(Object.assign({ amount }, unitOf(unit), ...parts) as Partial<ClockRule>),
    start: at(started),
    startEvent: '收到诉求',
    pauses: pauses ? pauses.split('; ').map(pauseOf) : [],
    extensions: longer.map((more) => ({
      amount: more,
      reason: '案情复杂',
      approvedAt: at(started),
    })),
  };
}

function pauseOf(text: string) {
  const [fromDay, fromTime, toDay, toTime] = text.split(' ');
  const to = toDay ? { to: at(`${toDay} ${toTime}`) } : {};
  return { from: at(`${fromDay} ${fromTime}`), ...to, reason: '等您补充材料' };
}

/** When a clock is due, as a table tells it. */
export function dueAsTold(clock: Clock): string {
  const laid = layOut(clock, chinaCalendar());
  if (!laid.ok) return `refused ${String(laid.error.details?.year)}`;
  const { due, provisionalYear } = laid.value;
  if (due === undefined) return 'open';
  const wholeDays = clock.rule.unit.endsWith('day') && clock.rule.closesAt === undefined;
  const told = wholeDays ? localDate(due - 1) : `${localDate(due)} ${localTime(due)}`;
  return provisionalYear === undefined ? told : `${told} provisional ${provisionalYear}`;
}
