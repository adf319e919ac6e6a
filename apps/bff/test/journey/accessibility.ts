import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

export interface A11yProblem {
  readonly rule: string;
  readonly at: readonly string[];
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/**
 * Without `label-content-name-mismatch`, which axe itself calls experimental: a whole card that one
 * taps is called by its first line, the rule wants everything on it in the name.
 */
const RUN = `axe.run({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  rules: { 'label-content-name-mismatch': { enabled: false } },
})`;

/** What axe finds serious or critical on the page as it is shown, by WCAG 2.0 and 2.1 A and AA. */
export async function seriousProblems(page: Page): Promise<readonly A11yProblem[]> {
  // Evaluated from outside: a script put into the page is what its policy refuses.
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(RUN);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({ rule: id, at: nodes.map(({ html }) => html.slice(0, 160)) }));
}
