import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPeople } from '../../src/modules/demo/demo.controller';
import { environmentNames } from '../../src/platform/config';

const readme = readFileSync(join(__dirname, '../../../../README.md'), 'utf8');

describe('the README', () => {
  it('names every variable that is read, and no other', () => {
    const table = readme.slice(readme.indexOf('## Configuration'), readme.indexOf('## Measured'));
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => (row.split('|')[1] ?? '').match(/[A-Z][A-Z0-9_]+/g) ?? []);
    expect(named.sort()).toEqual([...environmentNames].sort());
  });

  it('lists logins that exist, one for each role', () => {
    const people = demoPeople();
    for (const { account, password } of people.filter((person) => person.account !== null))
      if (readme.includes(`${account} /`)) expect(readme).toContain(`${account} / ${password}`);
    const phones = [...readme.matchAll(/phone (1\d{10})/g)].map((match) => match[1]);
    expect(phones).toHaveLength(2);
    for (const phone of phones) expect(people.some((person) => person.phone === phone)).toBe(true);
  });
});
