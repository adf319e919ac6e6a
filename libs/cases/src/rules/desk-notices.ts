import type { CaseAction, ClockKind } from '../vocabulary';
import { by, type NoticeFacts } from './notices';

/**
 * Who on the desks is told: `lead` the unit that handles it, `joint` the units asked to help,
 * `operator` the hotline, `supervisor` those who supervise.
 */
export const deskReceivers = ['lead', 'joint', 'operator', 'supervisor'] as const;
export type DeskReceiver = (typeof deskReceivers)[number];

interface DeskLine {
  readonly to: DeskReceiver;
  /** Whose limit it names. */
  readonly clock?: ClockKind;
  readonly body: (dueDay: string | null) => string;
}

/** What each step tells the desks, so that nothing lies unseen there; a step not named tells nobody. */
export const deskNotices: Readonly<Partial<Record<CaseAction, readonly DeskLine[]>>> = {
  dispatch: [
    { to: 'lead', clock: 'sign', body: (day) => `新派来一件诉求${by(day, '签收或退件')}。` },
    { to: 'joint', clock: 'joint', body: (day) => `请您单位协办一件诉求${by(day, '答复')}。` },
  ],
  classify: [
    { to: 'lead', clock: 'handle', body: (day) => `诉求的类别更正了${by(day, '答复')}。` },
    { to: 'joint', body: () => '协办的诉求类别更正了。' },
  ],
  object: [
    {
      to: 'operator',
      clock: 'dispatch',
      body: (day) => `承办单位退件，等您裁定${by(day, '派单')}。`,
    },
    { to: 'joint', body: () => '主办单位退件，先不用协办，等重新派单。' },
  ],
  joint_reply: [{ to: 'lead', body: () => '协办单位答复了，请查看。' }],
  supply: [{ to: 'lead', clock: 'handle', body: (day) => `诉求人补充了材料${by(day, '答复')}。` }],
  end_waiting: [
    {
      to: 'lead',
      clock: 'handle',
      body: (day) => `没有等到诉求人补充材料，请按现有材料办理${by(day, '答复')}。`,
    },
  ],
  press: [{ to: 'lead', body: (day) => `有人催办${by(day, '办完这一步')}。` }],
  ask_extension: [{ to: 'supervisor', body: () => '承办单位申请延期，请审批。' }],
  grant_extension: [
    { to: 'lead', clock: 'handle', body: (day) => `延期申请已批准${by(day, '答复')}。` },
  ],
  refuse_extension: [
    { to: 'lead', clock: 'handle', body: (day) => `延期申请没有批准${by(day, '答复')}。` },
  ],
  return: [
    { to: 'lead', clock: 'handle', body: (day) => `答复被退回，请重新办理${by(day, '答复')}。` },
  ],
  call_dissatisfied: [
    { to: 'lead', clock: 'handle', body: (day) => `回访不满意，请重新办理${by(day, '答复')}。` },
  ],
  withdraw: [
    { to: 'lead', body: () => '诉求人撤回了这件诉求，不用再办。' },
    { to: 'joint', body: () => '诉求人撤回了这件诉求，不用再协办。' },
  ],
  override_close: [{ to: 'lead', body: () => '督办已把这件诉求办结，理由在办理经过里。' }],
  reopen: [
    { to: 'operator', clock: 'dispatch', body: (day) => `诉求人要求重新办理${by(day, '派单')}。` },
  ],
  appeal: [
    {
      to: 'operator',
      clock: 'accept',
      body: (day) => `诉求人对不予受理提出异议${by(day, '告知是否受理')}。`,
    },
  ],
  ask_review: [
    { to: 'supervisor', clock: 'review', body: (day) => `诉求人申请复查${by(day, '出具意见')}。` },
  ],
  ask_rereview: [
    { to: 'supervisor', clock: 'review', body: (day) => `诉求人申请复核${by(day, '出具意见')}。` },
  ],
};

/** What a unit is told that led the case until another was given it. */
export const movedAway = '这件诉求已派给别的单位，您单位不用再办。';

/** What stands above each of them. */
export function deskTitle({
  number,
  categoryName,
}: Pick<NoticeFacts, 'number' | 'categoryName'>): string {
  return `${categoryName}（${number}）`;
}
