import { defineErrors, type LocalDate } from '@yizhan/kernel';
import type { OpeningHours } from './opening-hours';

export type ClockUnit = 'calendar_day' | 'working_day' | 'clock_hour' | 'business_hour';
export type ClockColour = 'green' | 'yellow' | 'orange' | 'red';

/** The order of the colours: a clock's colour never falls in it while time goes by. */
export const SEVERITY: Readonly<Record<ClockColour, number>> = {
  green: 0,
  yellow: 1,
  orange: 2,
  red: 3,
};

/**
 * A colour is reached when this share of the time is spent (`share`, 1 is the due instant), or
 * when no more than `left` units are left.
 */
export interface Threshold {
  readonly colour: ClockColour;
  readonly share?: number;
  readonly left?: number;
}

/** A limit of time as data. A running clock keeps the version it was started with. */
export interface ClockRule {
  readonly id: string;
  readonly version: number;
  /** What must be done in that time, for people: 告知是否受理. */
  readonly title: string;
  /** The law or order, e.g. 信访工作条例. */
  readonly source: string;
  /** e.g. 第二十二条. */
  readonly article: string;
  /** True when it is the area's own setting rather than a text verified in full. */
  readonly local?: boolean;
  readonly validFrom: LocalDate;
  /** First day it is no longer valid. */
  readonly validTo?: LocalDate;
  readonly unit: ClockUnit;
  readonly amount: number;
  /** The day of the event isn't counted (民法典 201). Of no effect for hours. */
  readonly startsNextDay: boolean;
  /** With `startsNextDay` false: an event from this time on counts as the next day's. */
  readonly cutoff?: string;
  /** A last day of rest moves to the next working day (民法典 203). */
  readonly lastDay: 'as_is' | 'next_working_day';
  /** When the last day ends; by default at midnight (民法典 203, second paragraph). */
  readonly closesAt?: string;
  /** Needed for business hours. */
  readonly openingHours?: OpeningHours;
  /** What to do when the count runs into a year whose calendar isn't published. */
  readonly unpublished: 'provisional' | 'refuse';
  readonly extension?: {
    readonly times: number;
    readonly amount: number;
    readonly article: string;
  };
  readonly thresholds?: readonly Threshold[];
}

/** Yellow at 70 % of the time, red when over: the default of the product's design. */
export const DEFAULT_THRESHOLDS: readonly Threshold[] = [
  { colour: 'yellow', share: 0.7 },
  { colour: 'red', share: 1 },
];

export const clockErrors = defineErrors('clocks', {
  unpublished_year: {
    kind: 'unavailable',
    message: '到期日所在年份的节假日安排还没有公布，暂时不能计算。',
  },
  extension_used_up: { kind: 'conflict', message: '延期次数已经用完。' },
  extension_too_long: { kind: 'invalid', message: '延期时间超过了规定的上限。' },
  not_extendable: { kind: 'conflict', message: '这个时限不能延期。' },
  stopped: { kind: 'conflict', message: '这个时限已经结束计时。' },
});

/** A further stretch of time, approved by someone and told to the reporter. */
export interface Extension {
  /** In the rule's unit. */
  readonly amount: number;
  readonly reason: string;
  readonly approvedAt: number;
}
