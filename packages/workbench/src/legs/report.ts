import type { Counts, FinishedLeg } from './leg';

/** Sums the counts of all legs but those that prepare. */
export function total(legs: FinishedLeg[]): Counts {
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome, prepares } of legs) {
    if (prepares) continue;
    sum.passed += outcome.passed;
    sum.failed += outcome.failed;
    sum.skipped += outcome.skipped;
  }
  return sum;
}

/** The line every run closes with. */
export const closingLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** One word for what came of a leg. */
export function verdict({ outcome }: FinishedLeg): string {
  if (outcome.failed > 0) return 'FAILED';
  return outcome.passed === 0 && outcome.skipped > 0 ? 'skipped' : 'ok';
}

/** The table of all legs, with the reason beside those that were skipped. */
export function table(legs: FinishedLeg[]): string {
  const rows = legs.map((leg) => [
    leg.name,
    verdict(leg),
    String(leg.outcome.passed),
    String(leg.outcome.failed),
    String(leg.outcome.skipped),
    leg.seconds.toFixed(0),
    leg.outcome.note ?? '',
  ]);
  const all = [['leg', '', 'passed', 'failed', 'skipped', 'seconds', ''], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((at) =>
    Math.max(...all.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, at) =>
        at >= 2 && at <= 5 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}
