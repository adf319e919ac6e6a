import type { CaseAction, CaseState, ClockKind, NoticeKind } from '../vocabulary';
import { caseSettings } from './settings';

/** Which notices an action sends to the reporter. */
export const noticesOf: Readonly<Partial<Record<CaseAction, readonly NoticeKind[]>>> = {
  accept: ['accepted'],
  decline: ['declined'],
  appeal: ['received'],
  ask_reporter: ['material'],
  end_waiting: ['waited'],
  dispatch: ['dispatched'],
  transfer: ['transferred'],
  merge: ['merged'],
  sign: ['handler'],
  grant_extension: ['extended'],
  reply: ['result'],
  supplement_reply: ['result'],
  return: ['returned'],
  call_dissatisfied: ['returned'],
  close: ['closed'],
  override_close: ['closed'],
  reopen: ['reopened'],
  give_review: ['reviewed'],
  give_rereview: ['reviewed'],
};

/** Whose limit a notice names; the earliest that runs where none is named here. */
export const clockOfNotice: Readonly<Partial<Record<NoticeKind, ClockKind>>> = {
  received: 'accept',
  restored: 'accept',
  accepted: 'dispatch',
  dispatched: 'sign',
  handler: 'handle',
  material: 'supply',
  reminded: 'supply',
  reclassified: 'handle',
  extended: 'handle',
  returned: 'handle',
  reopened: 'dispatch',
  out_of_reach: 'close',
};

/** What a notice may say. */
export interface NoticeFacts {
  readonly number: string;
  readonly categoryName: string;
  readonly unitName: string | null;
  /** Last day of the limit that runs now, in words: 12月3日（周四）. */
  readonly dueDay: string | null;
  /** A reason or an answer in someone's words; null where they mustn't lie open, as in a message. */
  readonly text: string | null;
}

const bodies: Readonly<Record<NoticeKind, (facts: NoticeFacts) => string>> = {
  received: ({ dueDay }) => `您的诉求已收到${by(dueDay, '告知您是否受理')}。`,
  accepted: ({ dueDay }) => `您的诉求已经受理${by(dueDay, '派给承办单位')}。`,
  dispatched: ({ unitName, dueDay }) => `您的诉求已派给${unit(unitName)}${by(dueDay, '签收')}。`,
  handler: ({ unitName, dueDay }) => `${unit(unitName)}已签收，正在办理${by(dueDay, '答复您')}。`,
  result: ({ unitName, text }) => `${unit(unitName)}已答复${said(text)}`,
  declined: ({ text }) => `您的诉求不予受理${said(text)}您可以提出一次异议。`,
  material: ({ text, dueDay }) => `请您补充材料${by(dueDay, '补充')}${said(text)}`,
  reminded: ({ dueDay }) => `还在等您补充材料${by(dueDay, '补充')}，过期就按现有材料继续办。`,
  waited: () => '没有等到您补充材料，已按现有材料继续办理。您现在补充也来得及。',
  reclassified: ({ categoryName, dueDay, text }) =>
    `您的诉求改按“${categoryName}”办理${by(dueDay, '答复您')}${said(text)}`,
  out_of_reach: ({ dueDay }) =>
    `回访几次都没有联系上您${by(dueDay, '办结')}。有话要说请在这之前打热线，办结后也可以要求重新办理。`,
  extended: ({ dueDay, text }) => `办理时间经批准延长${by(dueDay, '答复您')}${said(text)}`,
  returned: ({ unitName, text }) => `已退回${unit(unitName)}重新办理${said(text)}`,
  transferred: ({ text }) => `您的诉求已转到有权处理的单位${said(text)}`,
  merged: () => '您的诉求与另一件内容相同，已并案办理，进展会一起告知您，您也可以继续补充。',
  restored: ({ dueDay }) =>
    `您的诉求原来并入的那件已经结束，现在单独办理${by(dueDay, '告知您是否受理')}。`,
  closed: () =>
    `您的诉求已办结。请您评价；不满意的话，${caseSettings.reopen.withinDays} 天内可以要求重新办理一次。`,
  reopened: ({ dueDay }) => `您的诉求已重新办理${by(dueDay, '派给承办单位')}。`,
  reviewed: ({ text }) => `复查复核意见已作出${said(text)}`,
};

/** What those hear instead whose case joined another: only that one is rated, objected to, reopened. */
const bodiesForJoined: Partial<typeof bodies> = {
  declined: ({ text }) => `您的诉求并入的那件不予受理${said(text)}您的这件会单独看是否受理。`,
  closed: () =>
    '您的诉求并入的那件已经办结。您这边还没有解决的话，请重新提交诉求，并写上您这件的编号。',
};

/** Title and body of a notice to the reporter of a case, or to one whose case joined it. */
export function noticeText(
  kind: NoticeKind,
  facts: NoticeFacts,
  to: 'reporter' | 'joined' = 'reporter',
): { title: string; body: string } {
  const body = (to === 'joined' ? bodiesForJoined[kind] : undefined) ?? bodies[kind];
  return { title: `${facts.categoryName}（${facts.number}）`, body: body(facts) };
}

/** What a state means to the reporter, in one sentence for the head of the page. */
export const stateInWords: Readonly<Record<CaseState, string>> = {
  submitted: '已收到，正在看是否受理',
  accepted: '已受理，正在找承办单位',
  dispatched: '已派给承办单位，等它签收',
  objected: '承办单位有异议，正在裁定由谁办',
  in_progress: '承办单位正在办理',
  replied: '已答复，接下来会回访您',
  callback: '正在回访，请留意电话',
  closed: '已经办结',
  in_review: '正在复查',
  reviewed: '已经复查',
  in_rereview: '正在复核',
  concluded: '已经复核，办理终结',
  declined: '没有受理',
  merged: '和另一件合并办理',
  withdrawn: '您已撤回',
  transferred: '已转到其他单位',
};

export function by(dueDay: string | null, what: string): string {
  return dueDay === null ? '' : `，最晚${dueDay}${what}`;
}

function unit(name: string | null): string {
  return name ?? '承办单位';
}

function said(text: string | null): string {
  return text === null ? '，请点开查看。' : `：${text.replace(/[。；]$/, '')}。`;
}
