import type { Instant } from '@yizhan/kernel';
import type { CaseKind } from '../vocabulary';
import { categoryOf, regimeOf } from './categories';
import { type ClockChanges, supersededBy } from './clock-changes';
import { plansOf } from './clock-plan';
import { caseClockRules } from './clock-rules';
import type { CaseClock, Happened } from './facts';

/** What a corrected class means, for the reporter and the record. */
export function correctionInWords(before: string, after: string, kind: CaseKind): string {
  const names = `类别由“${nameOf(before)}”更正为“${nameOf(after)}”`;
  const regime = regimeOf(after, kind);
  if (regime === regimeOf(before, kind)) return `${names}。`;
  const plan = plansOf(regime).find((each) => each.kind === 'handle');
  const rule = caseClockRules.find(({ id }) => id === plan?.rule);
  return rule ? `${names}，办理时限改按《${rule.source}》${rule.article}计算。` : `${names}。`;
}

/** The limits after a corrected class; null when the same law holds as before. */
export function clocksAfterCorrection(
  { before, after, kind }: { before: string; after: string; kind: CaseKind },
  happened: Happened,
  clocks: readonly CaseClock[],
  now: Instant,
): ClockChanges | null {
  const regime = regimeOf(after, kind);
  if (regime === regimeOf(before, kind)) return null;
  return supersededBy(regime, happened, clocks, correctionInWords(before, after, kind), now);
}

function nameOf(category: string): string {
  return categoryOf(category)?.name ?? category;
}
