import type { PolicyRuleReport } from '@yizhan/contract';
import { checkRule, parseRule, type Rule, ruleFaults, runExamples } from '@yizhan/eligibility';
import type { LocalDate } from '@yizhan/kernel';
import { compilePolicyRule, policyCatalogue } from '@yizhan/policies';

const VERDICTS: Readonly<Record<string, string>> = { yes: '符合', no: '不符', unknown: '待定' };

/** Everything an officer should know of a rule before it is put in force. */
export function reportOn(rule: unknown, today: LocalDate): PolicyRuleReport {
  if (rule === null) return { findings: [], examples: [] };
  const read = parseRule(rule, policyCatalogue);
  if (!read.ok)
    return {
      findings: ruleFaults(rule, policyCatalogue).map((fault) => ({ severity: 'fault', ...fault })),
      examples: [],
    };
  const compiled = compilePolicyRule(read.value);
  return {
    findings: checkRule(compiled, today).map(({ severity, path, message }) => ({
      severity,
      path,
      message: inChinese(message),
    })),
    examples: runExamples(compiled).map(({ example, passed, expected, actual }) => ({
      name: example,
      passed,
      expected: inChinese(expected),
      actual: inChinese(actual),
    })),
  };
}

export function hasFaults(report: PolicyRuleReport): boolean {
  return report.findings.some((finding) => finding.severity === 'fault');
}

/** A rule carries its policy's code and version, whatever was typed. */
export function stamped(
  rule: Record<string, unknown> | null,
  code: string,
  number: number,
): Rule | Record<string, unknown> | null {
  return rule === null ? null : { ...rule, id: code, version: number };
}

function inChinese(text: string): string {
  return text.replace(/\b(yes|no|unknown)\b/g, (word) => VERDICTS[word] ?? word);
}
