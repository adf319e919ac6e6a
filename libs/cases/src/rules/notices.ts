import type { CaseAction, CaseState, NoticeKind } from '../vocabulary';
import { caseSettings } from './settings';

/** Which notices an action sends to the reporter. */
export const noticesOf: Readonly<Partial<Record<CaseAction, readonly NoticeKind[]>>> = {
  accept: ['accepted'],
  decline: ['declined'],
  appeal: ['received'],
  ask_reporter: ['material'],
  dispatch: ['dispatched'],
  transfer: ['transferred'],
  merge: ['merged'],
  sign: ['handler'],
  grant_extension: ['extended'],
  reply: ['result'],
  return: ['returned'],
  call_dissatisfied: ['returned'],
  close: ['closed'],
  override_close: ['closed'],
  reopen: ['reopened'],
  give_review: ['reviewed'],
  give_rereview: ['reviewed'],
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
  material: ({ text }) => `请您补充材料${said(text)}补充前时限暂停计算。`,
  extended: ({ dueDay, text }) => `办理时间经批准延长${by(dueDay, '答复您')}${said(text)}`,
  returned: ({ unitName, text }) => `已退回${unit(unitName)}重新办理${said(text)}`,
  transferred: ({ text }) => `您的诉求已转到有权处理的单位${said(text)}`,
  merged: () => '您的诉求与另一件内容相同，已并案办理，进展会一起告知您。',
  closed: () =>
    `您的诉求已办结。请您评价；不满意的话，${caseSettings.reopen.withinDays} 天内可以要求重新办理一次。`,
  reopened: ({ dueDay }) => `您的诉求已重新办理${by(dueDay, '派给承办单位')}。`,
  reviewed: ({ text }) => `复查复核意见已作出${said(text)}`,
};

/** Title and body of a notice to the reporter. */
export function noticeText(kind: NoticeKind, facts: NoticeFacts): { title: string; body: string } {
  return { title: `${facts.categoryName}（${facts.number}）`, body: bodies[kind](facts) };
}

/** What the handling unit is told of, so that nothing lies unseen on its desk. */
const unitBodies: Readonly<Partial<Record<CaseAction, (dueDay: string | null) => string>>> = {
  dispatch: (dueDay) => `新派来一件诉求${by(dueDay, '签收或退件')}。`,
  supply: (dueDay) => `诉求人补充了材料，时限继续计算${by(dueDay, '答复')}。`,
  press: (dueDay) => `有人催办${by(dueDay, '办完这一步')}。`,
  grant_extension: (dueDay) => `延期申请已批准${by(dueDay, '答复')}。`,
  refuse_extension: (dueDay) => `延期申请没有批准${by(dueDay, '答复')}。`,
  return: (dueDay) => `答复被退回，请重新办理${by(dueDay, '答复')}。`,
  call_dissatisfied: (dueDay) => `回访不满意，请重新办理${by(dueDay, '答复')}。`,
  withdraw: () => '诉求人撤回了这件诉求，不用再办。',
};

/** What the handling unit is told after an action; null when it needn't know. */
export function unitNotice(
  action: CaseAction,
  { number, categoryName, dueDay }: Pick<NoticeFacts, 'number' | 'categoryName' | 'dueDay'>,
): { title: string; body: string } | null {
  const body = unitBodies[action]?.(dueDay);
  return body === undefined ? null : { title: `${categoryName}（${number}）`, body };
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

function by(dueDay: string | null, what: string): string {
  return dueDay === null ? '' : `，最晚${dueDay}${what}`;
}

function unit(name: string | null): string {
  return name ?? '承办单位';
}

function said(text: string | null): string {
  return text === null ? '，请点开查看。' : `：${text.replace(/[。；]$/, '')}。`;
}
