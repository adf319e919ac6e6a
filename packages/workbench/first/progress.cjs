'use strict';

/**
 * Progress for people and for logs. On a terminal one live line shows everything under way with its
 * seconds; elsewhere the same line is printed now and then, so that a log shows life without noise.
 *
 * Plain JavaScript without dependencies: it runs before anything is installed.
 */

/** Seconds between two printed lines where there is no terminal. */
const QUIET_SECONDS = 20;

/**
 * @typedef {object} Task
 * @property {(text: string) => void} note what to show beside the label while it runs
 * @property {(text: string) => void} end closes the task with one line that stays
 */

/**
 * @typedef {object} Progress
 * @property {(label: string) => Task} start
 * @property {(text: string) => void} print a line that stays, above the live line
 * @property {() => void} close stops the ticking
 */

/**
 * @param {Date} since
 * @returns {string} e.g. `12 s`
 */
function seconds(since) {
  return `${Math.round((Date.now() - since.getTime()) / 1000)} s`;
}

/**
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} [stream]
 * @returns {Progress}
 */
function createProgress(stream = process.stdout) {
  /** @type {Map<Task, { label: string, since: Date, note: string }>} */
  const running = new Map();
  let ticks = 0;
  const live = () =>
    [...running.values()]
      .map(({ label, since, note }) => `${label} … ${note ? `${note}, ` : ''}${seconds(since)}`)
      .join('  ·  ');
  const clear = () => stream.isTTY && stream.write('\r\u001b[K');
  const draw = () => stream.isTTY && stream.write(live().slice(0, (stream.columns ?? 80) - 1));
  /** @param {string} text */
  const print = (text) => {
    clear();
    stream.write(`${text}\n`);
    draw();
  };
  const timer = setInterval(() => {
    if (running.size === 0) return;
    ticks += 1;
    if (stream.isTTY) {
      clear();
      draw();
    } else if (ticks % QUIET_SECONDS === 0) stream.write(`${live()}\n`);
  }, 1000);
  timer.unref();
  return {
    print,
    close: () => clearInterval(timer),
    start(label) {
      const entry = { label, since: new Date(), note: '' };
      /** @type {Task} */
      const task = {
        note: (text) => {
          entry.note = text;
        },
        end: (text) => {
          running.delete(task);
          print(`${label}  ${text}, ${seconds(entry.since)}`);
        },
      };
      running.set(task, entry);
      if (stream.isTTY) draw();
      else stream.write(`${label} …\n`);
      return task;
    },
  };
}

module.exports = { createProgress };
