import { ruleFaults } from '../src';
import { clockOfRow, dueAsTold } from './row';
import { rowsOf, TABLES } from './tables';

describe.each(TABLES)('worked out by hand: %s', (file) => {
  it.each(rowsOf(file))('$started, $limit, $pauses: $due ($how)', (row) => {
    const clock = clockOfRow(row.started, row.limit, row.pauses);
    expect(ruleFaults(clock.rule)).toEqual([]);
    expect(dueAsTold(clock)).toBe(row.due);
  });
});

it('has a note of how each was worked out, no row twice, and enough of them', () => {
  const rows = TABLES.flatMap(rowsOf);
  expect(rows.filter(({ how }) => how.length < 5)).toEqual([]);
  const clocks = rows.map(({ started, limit, pauses }) => `${started} ${limit} ${pauses}`);
  expect(clocks.filter((clock, index) => clocks.indexOf(clock) !== index)).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(240);
});
