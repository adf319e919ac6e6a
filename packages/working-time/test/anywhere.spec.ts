import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForPhone, runOnPhone } from '@yizhan/testing/phone';
import { chinaCalendar, explainClock } from '../src';
import { at } from './builders';
import { clockOfRow, dueAsTold } from './row';
import { rowsOf, TABLES } from './tables';

/** Works out every clock of the tables, and tells how; what it is given and gives back is JSON. */
const code = `
  import { chinaCalendar, explainClock } from '../src';
  import { at } from './builders';
  import { clockOfRow, dueAsTold } from './row';
  export function run({ rows }) {
    return JSON.stringify({
      lacking: [typeof process, typeof Buffer, typeof Intl, typeof setTimeout],
      offset: new Date(0).getTimezoneOffset(),
      told: JSON.parse(rows).map(([started, limit, pauses]) => {
        const clock = clockOfRow(started, limit, pauses);
        return [dueAsTold(clock), explainClock(clock, at('2026-03-11'), chinaCalendar())];
      }),
    });
  }
`;
const source = { code, folder: __dirname };
const rows = JSON.stringify(
  TABLES.flatMap(rowsOf).map(({ started, limit, pauses }) => [started, limit, pauses]),
);
const here = (JSON.parse(rows) as [string, string, string][]).map((row) => {
  const clock = clockOfRow(...row);
  return [dueAsTold(clock), explainClock(clock, at('2026-03-11'), chinaCalendar())];
});
const expected = JSON.parse(JSON.stringify(here)) as unknown;

interface Said {
  readonly lacking: string[];
  readonly offset: number;
  readonly told: unknown;
}

it('works out and explains every clock the same where there is nothing but the language', () => {
  const said = runOnPhone(source, { rows }) as Said;
  expect(said.lacking).toEqual(Array(4).fill('undefined'));
  expect(said.told).toEqual(expected);
});

it.each([
  ['America/New_York', 300],
  ['Asia/Kolkata', -330],
  ['Pacific/Kiritimati', 640],
])('works out and explains every clock the same on a machine in %s', (zone, offset) => {
  const script = `${bundleForPhone(source)}
    process.stdout.write(phone.run({ rows: require('node:fs').readFileSync(0, 'utf8') }));`;
  const child = spawnSync(process.execPath, ['-e', script], {
    env: { ...process.env, TZ: zone },
    input: rows,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  expect(child.stderr).toBe('');
  const said = JSON.parse(child.stdout) as Said;
  expect(said.offset).toBe(offset);
  expect(said.told).toEqual(expected);
});

it('never asks the machine for its zone, its time or its words', () => {
  const folder = join(__dirname, '../src');
  const machine =
    /\.[gs]et(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\(|\bIntl\b|toLocale|Date\.now|new Date\(\)|\beval\b|new Function/;
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(10);
  const asking = files.filter((file) => machine.test(readFileSync(join(folder, file), 'utf8')));
  expect(asking).toEqual([]);
});
