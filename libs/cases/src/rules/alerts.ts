import { atLocal, type Instant } from '@yizhan/kernel';
import {
  addWorkingDays,
  type Calendar,
  type ClockColour,
  type ClockReading,
} from '@yizhan/working-time';
import { type ClockKind, clockKindLabels } from '../vocabulary';
import type { DeskReceiver } from './desk-notices';

/** Who owes what a clock waits for. */
export type ClockOwner = DeskReceiver | 'reporter';

export const clockOwners: Readonly<Record<ClockKind, ClockOwner>> = {
  accept: 'operator',
  dispatch: 'operator',
  sign: 'lead',
  handle: 'lead',
  joint: 'joint',
  supply: 'reporter',
  check: 'operator',
  callback: 'operator',
  close: 'operator',
  review: 'supervisor',
};

/** When people are told that a limit runs out, and who. */
export interface AlertRule {
  /** Order of the rules; each is told once for a clock, a later one makes the earlier ones moot. */
  readonly level: number;
  readonly at: { readonly colour: ClockColour } | { readonly workingDaysOver: number };
  readonly tell: readonly ('owner' | DeskReceiver)[];
  /** What the record calls it. */
  readonly event: string;
  readonly label: string;
}

/** A setting of the office: no law says who is warned when. */
export const alertRules: readonly AlertRule[] = [
  {
    level: 1,
    at: { colour: 'yellow' },
    tell: ['owner'],
    event: 'clock_yellow',
    label: '快到期',
  },
  {
    level: 2,
    at: { colour: 'orange' },
    tell: ['owner'],
    event: 'clock_orange',
    label: '快到期',
  },
  {
    level: 3,
    at: { colour: 'red' },
    tell: ['owner', 'supervisor'],
    event: 'clock_red',
    label: '已超期',
  },
  {
    level: 4,
    at: { workingDaysOver: 3 },
    tell: ['owner', 'supervisor'],
    event: 'clock_long_over',
    label: '超期多日',
  },
];

const colours: readonly ClockColour[] = ['green', 'yellow', 'orange', 'red'];

/** The rule that a clock has come to; undefined while there is nothing to tell. */
export function alertOf(
  reading: ClockReading,
  now: Instant,
  calendar: Calendar,
  rules: readonly AlertRule[] = alertRules,
): AlertRule | undefined {
  if (reading.state === 'kept' || reading.state === 'missed') return undefined;
  const reached = rules.filter((rule) => {
    const at = momentOf(rule, reading, calendar);
    return 'colour' in rule.at
      ? colours.indexOf(reading.colour) >= colours.indexOf(rule.at.colour)
      : at !== undefined && now >= at;
  });
  return reached.sort((a, b) => b.level - a.level)[0];
}

/** When a clock must be looked at again for an alert that comes after its last change of colour. */
export function nextAlertAt(
  reading: ClockReading,
  now: Instant,
  calendar: Calendar,
  rules: readonly AlertRule[] = alertRules,
): Instant | undefined {
  const moments = rules
    .flatMap((rule) => momentOf(rule, reading, calendar) ?? [])
    .filter((at) => at > now);
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/** The beginning of the day after so many working days over; known once there is a due day. */
function momentOf(
  { at }: AlertRule,
  { dueDay }: ClockReading,
  calendar: Calendar,
): Instant | undefined {
  if ('colour' in at || dueDay === undefined) return undefined;
  return atLocal(addWorkingDays(calendar, dueDay, at.workingDaysOver));
}

/** What those who are told read. */
export function alertText(rule: AlertRule, kind: ClockKind, dueDay: string | null): string {
  const limit = `${clockKindLabels[kind]}时限`;
  if ('workingDaysOver' in rule.at)
    return `${limit}已超期${rule.at.workingDaysOver}个工作日以上，请马上处理。`;
  if (rule.at.colour === 'red') return `${limit}已超期，请马上处理。`;
  return dueDay === null ? `${limit}快到期了。` : `${limit}快到期了，最晚${dueDay}。`;
}

/** The events that alerts leave in a case's record, by name. */
export const alertLabels: Readonly<Record<string, string>> = Object.fromEntries(
  alertRules.map(({ event, label }) => [event, label]),
);
