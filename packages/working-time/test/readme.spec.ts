import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOnPhone } from '@yizhan/testing/phone';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const block = (language: string) =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';

it('the example of the README runs as it stands, and says what the README says', () => {
  const code = `${block('ts')}
    export const run = () =>
      JSON.stringify({ dueDay: reading.dueDay, spent: reading.spent, left: reading.left, lines });`;
  expect(runOnPhone({ code, folder: __dirname }, {})).toEqual({
    dueDay: '2026-02-27',
    spent: 3,
    left: 2,
    lines: block('text').trimEnd().split('\n'),
  });
  expect(block('ts')).toContain(
    "reading.dueDay === '2026-02-27', reading.spent === 3, reading.left === 2",
  );
});
