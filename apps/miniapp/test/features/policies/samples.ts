import type {
  PolicyCalculation,
  PolicyCalculator,
  PolicyDeskPolicy,
  PolicyDetail,
  PolicyFactDefinition,
} from '@yizhan/contract';

const POLICY_ID = '01HZX0000000000000000000PA';

export function aDefinition(fields: Partial<PolicyFactDefinition> = {}): PolicyFactDefinition {
  return {
    fact: 'bank_account',
    label: '有银行账户',
    question: '您有银行账户吗？',
    help: null,
    kind: 'boolean',
    min: null,
    max: null,
    unit: null,
    values: [],
    ...fields,
  };
}

export function aCalculation(fields: Partial<PolicyCalculation> = {}): PolicyCalculation {
  return {
    asOf: '2026-11-21',
    results: [
      {
        policyId: POLICY_ID,
        code: 'startup-subsidy',
        title: '一次性创业补贴',
        headline: '一次性 5,000 元',
        verdict: 'unknown',
        amount: null,
        missing: [{ fact: 'bank_account', label: '有银行账户', question: '您有银行账户吗？' }],
        deciding: '有银行账户',
      },
    ],
    next: { fact: 'bank_account', waiting: 1 },
    ...fields,
  };
}

export function aCalculator(fields: Partial<PolicyCalculator> = {}): PolicyCalculator {
  return {
    audience: 'person',
    definitions: [aDefinition()],
    saved: {},
    held: [],
    calculation: aCalculation(),
    ...fields,
  };
}

const content = {
  title: '一次性创业补贴',
  issuer: '市人社局',
  documentNumber: '测〔2026〕1号',
  level: 'city' as const,
  audiences: ['person' as const],
  subjects: ['startup' as const],
  validFrom: '2023-01-01',
  validUntil: null,
  source: '测试',
  check: 'unconfirmed' as const,
  summary: '创业满半年可以领。',
  headline: '一次性 5,000 元',
  text: '原文在此',
  benefits: ['5,000 元'],
  conditions: ['有账户'],
  materials: [{ name: '营业执照', note: '原件' }],
  steps: ['到窗口'],
  timeLimit: '25 个工作日',
  windows: [{ name: '人社窗口', phone: '12333' }],
};

export const aRule = {
  id: 'startup-subsidy',
  version: 1,
  source: '测试',
  validFrom: '2023-01-01',
  when: { all: [{ fact: 'bank_account', say: '有自己的账户' }] },
  amount: { formula: 500_000, period: 'once' },
  examples: [{ name: '有', asOf: '2026-11-21', facts: { bank_account: true }, verdict: 'yes' }],
};

export function aPolicyDetail(fields: Partial<PolicyDetail> = {}): PolicyDetail {
  return {
    ...content,
    policyId: POLICY_ID,
    code: 'startup-subsidy',
    status: 'unconfirmed',
    hasRule: true,
    version: 1,
    publishedAt: '2026-11-21T08:00:00.000+08:00',
    rule: aRule,
    mine: { ok: true, value: null },
    versions: { ok: true, value: [{ number: 1, publishedAt: '2026-11-21T08:00:00.000+08:00' }] },
    ...fields,
  };
}

export function aDeskPolicy(fields: Partial<PolicyDeskPolicy['current']> = {}): PolicyDeskPolicy {
  const versionId = '01HZX0000000000000000000VA';
  return {
    policyId: POLICY_ID,
    code: 'startup-subsidy',
    versions: [
      { versionId, number: 2, state: 'draft', validFrom: '2023-01-01', publishedAt: null },
    ],
    current: {
      versionId,
      policyId: POLICY_ID,
      code: 'startup-subsidy',
      number: 2,
      state: 'draft',
      lock: 0,
      content,
      rule: aRule,
      report: { findings: [], examples: [] },
      mayPublish: false,
      mayEdit: true,
      ...fields,
    },
  };
}
