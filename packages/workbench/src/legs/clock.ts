import { join } from 'node:path';
import { ROOT } from '../root';

/** A moment as one writes it: ISO 8601 with an offset, `2026-12-31T23:50+08:00`. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)$/;

/** @returns milliseconds since 1970, or nothing when the text is no moment */
export function readMoment(text: string): number | undefined {
  const at = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/**
 * What a process is told so that its clock, and that of the processes it starts, begins at another
 * moment. Databases and browsers keep the machine's time: they are told the time by those who use them.
 *
 * @param at milliseconds since 1970; nothing for the machine's own time
 */
export function clockEnv(at: number | undefined): Record<string, string> {
  if (at === undefined) return {};
  const shift = join(ROOT, 'packages/testing/clock/shifted.cjs');
  const options = [process.env.NODE_OPTIONS, `--require=${JSON.stringify(shift)}`];
  return {
    NODE_OPTIONS: options.filter(Boolean).join(' '),
    YIZHAN_TEST_CLOCK_OFFSET: String(at - Date.now()),
  };
}
