/** A limit with what it rests on. */
export interface PolicySetting {
  readonly value: number;
  readonly source: string;
}

export const policySettings = {
  /** After so many days something that a person told is asked for again. */
  toldFactDays: { value: 180, source: '驿站设置' },
  /** Work days are counted this far back when facts are gathered. */
  workedDaysBack: { value: 366, source: '灵活就业社保补贴按最近 12 个月计' },
  /** Clauses, operands and values that a rule may have in all; the largest of the sample data has 118. */
  mostRuleParts: { value: 1_500, source: '驿站设置' },
  /** Examples of a rule: each is run before it is published. */
  mostRuleExamples: { value: 100, source: '驿站设置' },
  /** How far ahead the home page looks for a day on which someone comes to qualify. */
  flipAheadDays: { value: 90, source: '驿站设置' },
} as const satisfies Record<string, PolicySetting>;
