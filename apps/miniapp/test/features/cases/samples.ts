import { act, fireEvent } from '@testing-library/react';
import type { CaseDetail, CaseWizard, InboxRow, LinkedWage } from '@yizhan/contract';
import type { show } from '../../support/show';

export const A_CASE = '01HZX00000000000000000CASE';
export const A_UNIT = '01HZX00000000000000000DEPT';
export const A_WAGE = '01HZX00000000000000000WAGE';

export const receipt = {
  version: 1,
  stream: `case:${A_CASE}`,
  seq: 1,
  hash: '0'.repeat(64),
  at: 0,
  keyId: 'key',
  signature: '0'.repeat(128),
} as const;

export function aWage(): LinkedWage {
  return {
    wageId: A_WAGE,
    postingId: '01HZX00000000000000000PST0',
    title: '仓库搬运',
    employerName: '江畔装卸',
    shiftDate: '2026-11-20',
    place: '江陵县郝穴镇沿江路',
    checkedInAt: '2026-11-20T07:55:00.000+08:00',
    checkedOutAt: '2026-11-20T17:02:00.000+08:00',
    minutes: 480,
    owedFen: 20_000,
    dueAt: '2026-11-20T23:59:59.999+08:00',
    wageState: '待支付',
  };
}

export function aWizard(fields: Partial<CaseWizard> = {}): CaseWizard {
  return {
    categories: [
      {
        code: 'labour',
        name: '劳动权益',
        categories: [
          { code: 'labour.wage_unpaid', name: '没拿到工资', hint: '干完活没结钱' },
          { code: 'labour.contract', name: '没签合同', hint: null },
        ],
      },
    ],
    divisions: [{ code: '421024', name: '江陵县' }],
    contact: { name: '田小满', phone: '13900000001' },
    prefill: null,
    ...fields,
  };
}

export function aDetail(fields: Partial<CaseDetail> = {}): CaseDetail {
  return {
    caseId: A_CASE,
    number: '20261121-483920',
    version: 3,
    roles: ['reporter'],
    kind: 'complaint',
    privacy: 'named',
    channel: 'web',
    category: { code: 'labour.wage_unpaid', name: '没拿到工资', group: '劳动权益' },
    state: 'in_progress',
    stateWords: '承办单位正在办理',
    openedAt: '2026-11-21T08:00:00.000+08:00',
    division: '421024',
    text: '干完活没有拿到工资。',
    place: '郝穴镇',
    happenedOn: '2026-11-20',
    employerName: '江畔装卸',
    accused: null,
    mergedInto: null,
    joined: [],
    reporter: { name: '田小满', phone: '13900000001' },
    queryCode: 'FMJ8HHXP',
    leadUnit: { unitId: A_UNIT, name: '江陵县劳动保障监察大队', phone: '0716-0002040' },
    jointUnits: [],
    classing: null,
    timeline: [
      {
        seq: 1,
        at: '2026-11-21T08:00:00.000+08:00',
        action: 'submit',
        label: '提交诉求',
        by: '诉求人',
        text: '干完活没有拿到工资。',
        evidence: [],
        internal: false,
      },
    ],
    clocks: [
      {
        clockId: '01HZX0000000000000000C10CK',
        kind: 'handle',
        title: '调查完毕并答复',
        source: '劳动保障监察条例',
        article: '第十七条',
        local: false,
        state: 'running',
        colour: 'green',
        startedAt: '2026-11-21T08:00:00.000+08:00',
        stoppedAt: null,
        dueAt: '2027-02-16T00:00:00.000+08:00',
        dueDay: '2027-02-15',
        summary: '还剩60个工作日，最晚2027年2月15日（周一）（暂定）',
        share: 0,
        provisionalYear: 2027,
        explanation: [
          { kind: 'rule', text: '依据《劳动保障监察条例》第十七条：60个工作日内调查完毕并答复' },
        ],
      },
    ],
    notices: [],
    reply: null,
    gates: [],
    actions: [
      { action: 'press', label: '催办', allowed: true, reason: null },
      { action: 'withdraw', label: '撤回诉求', allowed: true, reason: null },
    ],
    suggestion: null,
    extension: null,
    rating: null,
    wage: { ok: true, value: null },
    receipt: { ...receipt },
    sample: false,
    ...fields,
  };
}

export function aRow(fields: Partial<InboxRow> = {}): InboxRow {
  return {
    caseId: A_CASE,
    number: '20261121-483920',
    kind: 'complaint',
    category: '没拿到工资',
    state: 'submitted',
    stateWords: '已收到，正在看是否受理',
    openedAt: '2026-11-21T08:00:00.000+08:00',
    dueAt: '2026-11-24T00:00:00.000+08:00',
    colour: 'red',
    remaining: '已超期1个工作日',
    waitsForMe: false,
    sample: false,
    privacy: 'confidential',
    division: '江陵县',
    leadUnit: null,
    urgency: 'urgent',
    excerpt: '干完活没有拿到工资。',
    pressed: true,
    untold: 0,
    joint: false,
    missing: 3,
    ...fields,
  };
}

/** Taps a button of the open sheet or question, and waits for what follows at once. */
export async function answer(page: ReturnType<typeof show>, name: string): Promise<void> {
  const button = page.dialog().getByRole('button', { name });
  await act(async () => {
    fireEvent.click(button);
  });
}
