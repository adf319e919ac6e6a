import { defineErrors } from '@yizhan/kernel';

/** What a verification finds, and the one refusal of an append. `details.seq` names the event. */
export const ledgerErrors = defineErrors('ledger', {
  conflict: { kind: 'conflict', message: '刚刚有别人写入了同一条记录，请再试一次' },
  gap: { kind: 'invalid', message: '记录的编号不连续，中间有缺失或多出的内容' },
  broken_link: { kind: 'invalid', message: '记录没有接在上一条之后，顺序或内容被改动过' },
  changed: { kind: 'invalid', message: '记录的内容与写入时不一致，被改动过' },
  personal_changed: { kind: 'invalid', message: '个人信息部分与写入时不一致，被改动过' },
  cut_short: { kind: 'invalid', message: '记录比凭证上写的少，末尾被删去过' },
  unknown_key: { kind: 'invalid', message: '凭证上的签名密钥不在公布的名单里' },
  bad_signature: { kind: 'invalid', message: '凭证的签名不对，凭证被改动过或不是本平台出具的' },
  other_event: { kind: 'invalid', message: '凭证与这条记录对不上' },
  not_included: { kind: 'invalid', message: '这条记录不在当日公布的总账里' },
});

export type LedgerError = (typeof ledgerErrors)[keyof typeof ledgerErrors];
