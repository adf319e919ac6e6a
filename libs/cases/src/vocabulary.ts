export * from './errors';

/** What is raised: 诉求. */
export const caseKinds = [
  'complaint',
  'help',
  'question',
  'suggestion',
  'report',
  'praise',
] as const;
export type CaseKind = (typeof caseKinds)[number];
export const caseKindLabels: Readonly<Record<CaseKind, string>> = {
  complaint: '投诉',
  help: '求助',
  question: '咨询',
  suggestion: '建议',
  report: '举报',
  praise: '表扬',
};

/** `confidential`: known to the operators only. `anonymous`: followed by number and query code. */
export const privacies = ['named', 'confidential', 'anonymous'] as const;
export type Privacy = (typeof privacies)[number];
export const privacyLabels: Readonly<Record<Privacy, string>> = {
  named: '实名',
  confidential: '保密',
  anonymous: '匿名',
};

/** How it came in: 信、访、电、网、微 and the codes posted in public places. */
export const channels = ['wechat', 'web', 'phone', 'letter', 'visit', 'scan'] as const;
export type Channel = (typeof channels)[number];
export const channelLabels: Readonly<Record<Channel, string>> = {
  wechat: '微信',
  web: '网上',
  phone: '电话',
  letter: '来信',
  visit: '来访',
  scan: '扫码反馈',
};

export const caseStates = [
  'submitted',
  'accepted',
  'dispatched',
  'objected',
  'in_progress',
  'replied',
  'callback',
  'closed',
  'in_review',
  'reviewed',
  'in_rereview',
  'concluded',
  'declined',
  'merged',
  'withdrawn',
  'transferred',
] as const;
export type CaseState = (typeof caseStates)[number];
export const caseStateLabels: Readonly<Record<CaseState, string>> = {
  submitted: '待受理',
  accepted: '已受理',
  dispatched: '已派单',
  objected: '退件裁定中',
  in_progress: '办理中',
  replied: '已答复',
  callback: '回访中',
  closed: '已办结',
  in_review: '复查中',
  reviewed: '已复查',
  in_rereview: '复核中',
  concluded: '已复核',
  declined: '不予受理',
  merged: '已并入',
  withdrawn: '已撤回',
  transferred: '已转出',
};
/** States before the case is closed: it can be pressed, merged into, and its wage is taken. */
export const openStates = [
  'submitted',
  'accepted',
  'dispatched',
  'objected',
  'in_progress',
  'replied',
  'callback',
] as const satisfies readonly CaseState[];
/** States in which someone still owes something: what is in work, soon due, overdue is counted here. */
export const unfinishedStates = [
  ...openStates,
  'in_review',
  'in_rereview',
] as const satisfies readonly CaseState[];

export const caseActions = [
  'accept',
  'decline',
  'appeal',
  'ask_reporter',
  'supply',
  'end_waiting',
  'merge',
  'withdraw',
  'classify',
  'dispatch',
  'transfer',
  'sign',
  'object',
  'note',
  'link_employer',
  'ask_accused',
  'joint_reply',
  'ask_extension',
  'grant_extension',
  'refuse_extension',
  'finish_remedy',
  'reply',
  'supplement_reply',
  'begin_callback',
  'return',
  'call_satisfied',
  'call_unreachable',
  'call_dissatisfied',
  'end_disagreement',
  'close',
  'override_close',
  'reopen',
  'rate',
  'press',
  'ask_review',
  'give_review',
  'ask_rereview',
  'give_rereview',
] as const;
export type CaseAction = (typeof caseActions)[number];
/** What a button says. */
export const caseActionLabels: Readonly<Record<CaseAction, string>> = {
  accept: '受理',
  decline: '不予受理',
  appeal: '对不予受理提出异议',
  ask_reporter: '请诉求人补充',
  supply: '补充材料',
  end_waiting: '等待补充到期',
  merge: '并入另一件',
  withdraw: '撤回诉求',
  classify: '调整研判',
  dispatch: '派单',
  transfer: '转出',
  sign: '签收',
  object: '退件',
  note: '记录进展',
  link_employer: '关联雇主',
  ask_accused: '通知被反映方',
  joint_reply: '协办答复',
  ask_extension: '申请延期',
  grant_extension: '批准延期',
  refuse_extension: '不批准延期',
  finish_remedy: '整改完成',
  reply: '答复',
  supplement_reply: '补充答复',
  begin_callback: '转回访',
  return: '退回重办',
  call_satisfied: '回访：满意',
  call_unreachable: '回访：联系不上',
  call_dissatisfied: '回访：不满意',
  end_disagreement: '终结分歧',
  close: '办结',
  override_close: '督办办结',
  reopen: '要求重新办理',
  rate: '评价',
  press: '催办',
  ask_review: '申请复查',
  give_review: '出具复查意见',
  ask_rereview: '申请复核',
  give_rereview: '出具复核意见',
};

/** What a button and the record say of a step in one state: a dispatch of what is with a unit moves it. */
export function actionLabelIn(action: CaseAction, from: CaseState): string {
  const isMoved = action === 'dispatch' && (from === 'dispatched' || from === 'in_progress');
  return isMoved ? '改派' : caseActionLabels[action];
}

/** Events beside the actions: what others add to a case's record. */
export const caseEventLabels = {
  submit: '提交诉求',
  accused_answered: '被反映方说明情况',
  joined: '另一件并入',
  join_ended: '并案解除',
  told_by_hand: '人工告知诉求人',
  recuse: '申请回避',
} as const;

/**
 * What a person is towards one case; a person may be several. `joint`: of a unit that was asked to
 * help. `system` is nobody: what ends by itself when a limit is over.
 */
export const caseRoles = [
  'reporter',
  'operator',
  'handler',
  'joint',
  'supervisor',
  'system',
] as const;
export type CaseRole = (typeof caseRoles)[number];
export const caseRoleLabels: Readonly<Record<CaseRole, string>> = {
  reporter: '诉求人',
  operator: '话务员',
  handler: '承办单位',
  joint: '协办单位',
  supervisor: '督办',
  system: '系统',
};

/** Notices to the reporter: 三告知一反馈 (accepted, dispatched, handler; result) and each later step. */
export const noticeKinds = [
  'received',
  'accepted',
  'dispatched',
  'handler',
  'result',
  'declined',
  'material',
  'reminded',
  'waited',
  'reclassified',
  'out_of_reach',
  'extended',
  'returned',
  'transferred',
  'merged',
  'restored',
  'closed',
  'reopened',
  'reviewed',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const noticeLabels: Readonly<Record<NoticeKind, string>> = {
  received: '已收到',
  accepted: '告知受理',
  dispatched: '告知去向',
  handler: '告知承办',
  result: '反馈结果',
  declined: '告知不予受理',
  material: '请补充材料',
  reminded: '提醒补充材料',
  waited: '等待补充到期',
  reclassified: '告知类别更正',
  out_of_reach: '告知联系不上',
  extended: '告知延期',
  returned: '告知重办',
  transferred: '告知转出',
  merged: '告知并案',
  restored: '告知单独办理',
  closed: '告知办结',
  reopened: '告知重新办理',
  reviewed: '告知复查复核意见',
};

/**
 * Where a notice goes: the account's inbox, a short message, whoever holds number and query code; a
 * letter or a call when none of them takes it.
 */
export const noticeChannels = ['in_app', 'sms', 'by_code', 'letter', 'call'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];
export const noticeChannelLabels: Readonly<Record<NoticeChannel, string>> = {
  in_app: '站内通知',
  sms: '短信',
  by_code: '凭查询码查看',
  letter: '信函',
  call: '电话',
};

/** What became of a notice. Only `sent` counts as told. */
export const deliveries = ['queued', 'sending', 'sent', 'failed', 'no_channel'] as const;
export type Delivery = (typeof deliveries)[number];
export const deliveryLabels: Readonly<Record<Delivery, string>> = {
  queued: '等待发出',
  sending: '正在发出',
  sent: '已送出',
  failed: '没送到',
  no_channel: '无法通知',
};

/** What runs against the clock. */
export const clockKinds = [
  'accept',
  'dispatch',
  'sign',
  'handle',
  'joint',
  'supply',
  'check',
  'callback',
  'close',
  'review',
] as const;
export type ClockKind = (typeof clockKinds)[number];
export const clockKindLabels: Readonly<Record<ClockKind, string>> = {
  accept: '受理',
  dispatch: '派单',
  sign: '签收',
  handle: '办理',
  joint: '协办',
  supply: '补充材料',
  check: '转回访',
  callback: '回访',
  close: '办结',
  review: '复查复核',
};

/** Which law a category is handled under; chooses the clocks. */
export const regimes = ['labour', 'petition', 'hotline'] as const;
export type Regime = (typeof regimes)[number];

/** 分类研判: area is the category; these are the other three. */
export const particularities = ['individual', 'common', 'group'] as const;
export type Particularity = (typeof particularities)[number];
export const particularityLabels: Readonly<Record<Particularity, string>> = {
  individual: '个别',
  common: '共性',
  group: '群体',
};
export const urgencies = ['normal', 'urgent', 'emergency'] as const;
export type Urgency = (typeof urgencies)[number];
export const urgencyLabels: Readonly<Record<Urgency, string>> = {
  normal: '一般',
  urgent: '较急',
  emergency: '紧急',
};
export const impacts = ['low', 'medium', 'high'] as const;
export type Impact = (typeof impacts)[number];
export const impactLabels: Readonly<Record<Impact, string>> = {
  low: '较小',
  medium: '一般',
  high: '较大',
};

export const replyOutcomes = ['settled', 'explained', 'unsettled'] as const;
export type ReplyOutcome = (typeof replyOutcomes)[number];
export const replyOutcomeLabels: Readonly<Record<ReplyOutcome, string>> = {
  settled: '已解决',
  explained: '已解释说明',
  unsettled: '尚未解决',
};

/** 两书: an opinion to units within the chain, a suggestion to units outside it. */
export const letters = ['opinion', 'suggestion'] as const;
export type Letter = (typeof letters)[number];
export const letterLabels: Readonly<Record<Letter, string>> = {
  opinion: '办理意见书',
  suggestion: '办理建议书',
};

/** 四个不结: a case isn't closed while one of these is open. */
export const gates = ['settled', 'complete', 'remedied', 'content'] as const;
export type Gate = (typeof gates)[number];
export const gateLabels: Readonly<Record<Gate, string>> = {
  settled: '问题没有解决不办结',
  complete: '资料不齐不办结',
  remedied: '整改没有到位不办结',
  content: '诉求人不认可不办结',
};

/** The city's divisions (GB/T 2260 codes) and its two functional zones, which act as their own level. */
export const divisions = [
  { code: '421002', name: '沙市区' },
  { code: '421003', name: '荆州区' },
  { code: '421022', name: '公安县' },
  { code: '421024', name: '江陵县' },
  { code: '421081', name: '石首市' },
  { code: '421083', name: '洪湖市' },
  { code: '421087', name: '松滋市' },
  { code: '421088', name: '监利市' },
  { code: '421071', name: '荆州经开区' },
  { code: '421072', name: '纪南文旅区' },
] as const;
