import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityFor, maySee, visibility, visibilityTable } from '../src';
import { privacies } from '../src/vocabulary';

const identity = { name: '闻人雪舟', phone: '13987650321' };

describe('who may see what of a reporter', () => {
  it('stands in the README as in the table', () => {
    const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
    expect(readme).toContain(visibilityTable());
  });

  it('has one row with an article for each trace and privacy, and never the accused', () => {
    expect(visibility).toHaveLength(9);
    for (const { seenBy, article } of visibility) {
      expect(article).toMatch(/条例|保护法/);
      for (const stranger of ['accused', 'other_unit', 'visitor', 'administrator'] as const)
        expect(seenBy).not.toContain(stranger);
    }
  });

  // Written by hand: whoever isn't here sees nobody.
  it.each([
    ['named', 'handler', true],
    ['named', 'joint', true],
    ['named', 'supervisor', true],
    ['confidential', 'operator', true],
    ['confidential', 'reporter', true],
    ['confidential', 'handler', false],
    ['confidential', 'joint', false],
    ['confidential', 'supervisor', false],
    ['anonymous', 'operator', false],
  ] as const)('a %s reporter and the %s', (privacy, role, sees) => {
    expect(identityFor(privacy, [role], identity)).toEqual(sees ? identity : null);
  });

  it('shows nothing to someone without a role', () => {
    for (const privacy of privacies) expect(maySee('identity', privacy, [])).toBe(false);
  });
});
