'use strict';

/**
 * Lets a process, or the world of one spec file, live at another moment: `Date` says now plus the
 * milliseconds of `YIZHAN_TEST_CLOCK_OFFSET`. Time goes on as fast as ever, timers are left alone.
 *
 * Jest loads it in every spec file (`setupFiles`), Node in every process of a shifted run
 * (`--require`). Without the variable it changes nothing.
 */
const offset = Number(process.env.YIZHAN_TEST_CLOCK_OFFSET ?? 0);
if (!Number.isFinite(offset)) throw new RangeError('YIZHAN_TEST_CLOCK_OFFSET is no number');

const RealDate = globalThis.Date;

/** Makes `Date` take its now from the given function; dates made from a value stay as they are. */
function install(now) {
  const shifted = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  globalThis.Date = shifted;
}

/** Now as this run has it. */
const shiftedNow = () => RealDate.now() + offset;

if (offset !== 0) install(shiftedNow);

module.exports = { install, shiftedNow };
