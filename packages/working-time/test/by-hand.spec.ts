import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDate, localTime } from '@yizhan/kernel';
import { chinaCalendar, layOut, ruleFaults } from '../src';
import { clockOfRow } from './row';

const FOLDER = join(__dirname, 'by-hand');

interface Row {
  readonly started: string;
  readonly limit: string;
  readonly pauses: string;
  readonly due: string;
  readonly how: string;
}

function rowsOf(file: string): Row[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d{4}-/.test(line))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const [, started = '', limit = '', pauses = '', due = '', how = ''] = cells;
      return { started, limit, pauses, due, how };
    });
}

/** The due instant as a table says it. */
function dueInTable({ started, limit, pauses }: Row): string {
  const clock = clockOfRow(started, limit, pauses);
  if (ruleFaults(clock.rule).length > 0) throw new Error(ruleFaults(clock.rule).join());
  const laid = layOut(clock, chinaCalendar());
  if (!laid.ok) return `refused ${String(laid.error.details?.year)}`;
  const { due, provisionalYear } = laid.value;
  if (due === undefined) return 'open';
  const wholeDays = clock.rule.unit.endsWith('day') && clock.rule.closesAt === undefined;
  const told = wholeDays ? localDate(due - 1) : `${localDate(due)} ${localTime(due)}`;
  return provisionalYear === undefined ? told : `${told} provisional ${provisionalYear}`;
}

const tables = readdirSync(FOLDER).filter((file) => file !== 'README.md');

describe.each(tables)('worked out by hand: %s', (file) => {
  it.each(rowsOf(file))('$started, $limit, $pauses: $due ($how)', (row) => {
    expect(dueInTable(row)).toBe(row.due);
  });
});

it('has a note of how each was worked out, no row twice, and enough of them', () => {
  const rows = tables.flatMap(rowsOf);
  expect(rows.filter(({ how }) => how.length < 5)).toEqual([]);
  const clocks = rows.map(({ started, limit, pauses }) => `${started} ${limit} ${pauses}`);
  expect(clocks.filter((clock, index) => clocks.indexOf(clock) !== index)).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(240);
});
