import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PolicyRuleReport } from '@yizhan/contract';
import {
  checkRuleInSlices,
  parseRule,
  type Rule,
  ruleFaults,
  runExamplesOneByOne,
  sizeOf,
} from '@yizhan/eligibility';
import { err, type LocalDate, ok, type Result, raise } from '@yizhan/kernel';
import { compilePolicyRule, policyCatalogue, policyErrors, policySettings } from '@yizhan/policies';

const VERDICTS: Readonly<Record<string, string>> = { yes: '符合', no: '不符', unknown: '待定' };
const NOTHING: PolicyRuleReport = { findings: [], examples: [] };

/** Whether a rule is small enough to be looked at. Errors: policies.rule_too_large, with its size. */
export function fitsBounds(
  rule: unknown,
): Result<void, ReturnType<typeof raise<'policies.rule_too_large'>>> {
  const { parts, examples } = sizeOf(rule);
  const [mostParts, mostExamples] = [
    policySettings.mostRuleParts.value,
    policySettings.mostRuleExamples.value,
  ];
  if (parts <= mostParts && examples <= mostExamples) return ok();
  const details = { parts, mostParts, examples, mostExamples };
  const message = `规则有 ${parts} 处内容、${examples} 个例子，最多 ${mostParts} 处、${mostExamples} 个，请拆开或删减后再试`;
  return err(raise(policyErrors.rule_too_large, details, message));
}

/**
 * Everything an officer should know of a rule before it is put in force. It is worked out in slices:
 * whoever asks for something else meanwhile is answered in between.
 */
export async function reportOn(rule: unknown, today: LocalDate): Promise<PolicyRuleReport> {
  if (rule === null) return NOTHING;
  const small = fitsBounds(rule);
  if (!small.ok) return { ...NOTHING, findings: [fault('', small.error.message)] };
  const read = parseRule(rule, policyCatalogue);
  if (!read.ok) {
    const faults = ruleFaults(rule, policyCatalogue);
    return { ...NOTHING, findings: faults.map(({ path, message }) => fault(path, message)) };
  }
  const compiled = compilePolicyRule(read.value);
  await nextTurn();
  const findings = await checkRuleInSlices(compiled, today, () => nextTurn());
  const examples: PolicyRuleReport['examples'] = [];
  for (const { example, passed, expected, actual } of runExamplesOneByOne(compiled)) {
    const [wanted, given] = [inChinese(expected), inChinese(actual)];
    examples.push({ name: example, passed, expected: wanted, actual: given });
    await nextTurn();
  }
  return {
    findings: findings.map(({ severity, path, message }) => ({
      severity,
      path,
      message: inChinese(message),
    })),
    examples,
  };
}

function fault(path: string, message: string) {
  return { severity: 'fault' as const, path, message };
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
