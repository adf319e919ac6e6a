import {
  type Instant,
  need,
  needInstant,
  needKeys,
  needList,
  needNumber,
  needText,
} from '@yizhan/kernel';
import type { ClockRule, Extension } from './rule';
import { soundAmount, soundRule } from './rule-faults';

/** A recorded stretch in which the clock stands; open while `to` is missing, or null as a table has it. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant | null;
  /** Shown to people, e.g. 等您补充材料. */
  readonly reason: string;
}

/** A clock as it is kept: its rule as of its start, and the events that bear on it. */
export interface Clock {
  readonly rule: ClockRule;
  readonly start: Instant;
  /** What started it, for people: 提交诉求. */
  readonly startEvent: string;
  /** In any order; they may overlap. */
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** When what it waited for was done. */
  readonly stoppedAt?: Instant;
}

/** A clock that begins to run. @param startEvent what started it, in Chinese */
export function startClock(rule: ClockRule, start: Instant, startEvent: string): Clock {
  soundRule('rule', rule);
  needInstant('start', start);
  needText('startEvent', startEvent);
  return { rule, start, startEvent, pauses: [], extensions: [] };
}

const KEYS = ['rule', 'start', 'startEvent', 'pauses', 'extensions', 'stoppedAt'];

/**
 * The clock as it came through the door: null counts as missing, as a table or JSON has it. Throws
 * FieldError with the field that can't be read.
 */
export function soundClock(clock: Clock): Clock {
  needKeys('clock', clock, KEYS);
  const { start, startEvent, pauses, extensions, stoppedAt, ...rest } = clock;
  const rule = soundRule('clock.rule', rest.rule);
  needInstant('clock.start', start);
  needText('clock.startEvent', startEvent);
  if (stoppedAt !== undefined && stoppedAt !== null) needInstant('clock.stoppedAt', stoppedAt);
  needList('clock.pauses', pauses);
  for (let index = 0; index < pauses.length; index++) soundPause(index, pauses);
  soundExtensions('clock.extensions', extensions, clock);
  if (rule === clock.rule && stoppedAt !== null) return clock;
  const { stoppedAt: _none, ...running } = clock;
  return {
    ...running,
    rule,
    ...(stoppedAt === null || stoppedAt === undefined ? {} : { stoppedAt }),
  };
}

function soundPause(index: number, pauses: Clock['pauses']): void {
  const field = `clock.pauses[${index}]`;
  const pause = pauses[index] as Clock['pauses'][number];
  needKeys(field, pause, ['from', 'to', 'reason']);
  needInstant(`${field}.from`, pause.from);
  need(typeof pause.reason === 'string', `${field}.reason`, 'must be a text');
  if (pause.to === undefined || pause.to === null) return;
  needInstant(`${field}.to`, pause.to);
  need(pause.to >= pause.from, `${field}.to`, 'lies before the beginning of the pause');
}

/** Extensions that were granted to a clock of the rule. */
export function soundExtensions(
  field: string,
  extensions: readonly Extension[],
  { rule }: Pick<Clock, 'rule'>,
): void {
  needList(field, extensions);
  extensions.forEach((extension, index) => {
    const at = `${field}[${index}]`;
    needKeys(at, extension, ['amount', 'reason', 'approvedAt']);
    soundAmount(`${at}.amount`, extension.amount, rule);
    need(typeof extension.reason === 'string', `${at}.reason`, 'must be a text');
    needNumber(`${at}.approvedAt`, extension.approvedAt);
  });
}
