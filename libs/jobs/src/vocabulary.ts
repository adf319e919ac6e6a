import type { Role } from '@yizhan/identity/vocabulary';
import type { Instant, LocalDate } from '@yizhan/kernel';

/** How a wage is counted; the amount belongs to one of these. */
export const wageUnits = ['hour', 'day', 'piece', 'month'] as const;
export type WageUnit = (typeof wageUnits)[number];
export const wageUnitLabels: Readonly<Record<WageUnit, string>> = {
  hour: '元/小时',
  day: '元/天',
  piece: '元/件',
  month: '元/月',
};

/** When the wage of a shift is to be paid. */
export const settlements = ['day', 'week', 'month', 'completion'] as const;
export type Settlement = (typeof settlements)[number];
export const settlementLabels: Readonly<Record<Settlement, string>> = {
  day: '日结',
  week: '周结',
  month: '月结',
  completion: '完工结',
};

export const employerKinds = ['firm', 'household'] as const;
/** A household may hire too: a person, with an identity card instead of a licence. */
export type EmployerKind = (typeof employerKinds)[number];
export const employerKindLabels: Readonly<Record<EmployerKind, string>> = {
  firm: '单位',
  household: '家庭雇主',
};

export const employerStates = ['pending', 'verified', 'rejected'] as const;
export type EmployerState = (typeof employerStates)[number];
export const employerStateLabels: Readonly<Record<EmployerState, string>> = {
  pending: '待核验',
  verified: '已核验',
  rejected: '未通过核验',
};

export const cards = ['none', 'yellow', 'red'] as const;
/** Yellow: every posting is reviewed. Red: no postings until cleared. */
export type Card = (typeof cards)[number];
export const cardLabels: Readonly<Record<Card, string>> = {
  none: '正常',
  yellow: '黄牌',
  red: '红牌',
};

export const pickModes = ['first_come', 'employer_picks'] as const;
export type PickMode = (typeof pickModes)[number];
export const pickModeLabels: Readonly<Record<PickMode, string>> = {
  first_come: '先报先得',
  employer_picks: '雇主挑选',
};

export const postingStates = [
  'draft',
  'in_review',
  'published',
  'paused',
  'filled',
  'finished',
  'taken_down',
  'expired',
] as const;
export type PostingState = (typeof postingStates)[number];
export const postingStateLabels: Readonly<Record<PostingState, string>> = {
  draft: '草稿',
  in_review: '审核中',
  published: '招人中',
  paused: '已暂停',
  filled: '已招满',
  finished: '已完成',
  taken_down: '已下架',
  expired: '已过期',
};

export const applicationStates = [
  'applied',
  'waiting',
  'accepted',
  'declined',
  'withdrawn',
  'cancelled',
  'no_show',
  'checked_in',
  'checked_out',
  'hours_confirmed',
  'wage_due',
  'paid',
  'settled',
  'disputed',
  'lapsed',
] as const;
export type ApplicationState = (typeof applicationStates)[number];
export const applicationStateLabels: Readonly<Record<ApplicationState, string>> = {
  applied: '待雇主确认',
  waiting: '候补中',
  accepted: '已录用',
  declined: '未录用',
  withdrawn: '已取消报名',
  cancelled: '岗位已取消',
  no_show: '未到岗',
  checked_in: '已签到',
  checked_out: '已签退',
  hours_confirmed: '工时待您确认',
  wage_due: '待发工资',
  paid: '雇主已付',
  settled: '已收到工资',
  disputed: '有争议',
  lapsed: '已过追讨期限',
};
/** States in which a place of the shift is held. */
export const placeHoldingStates: readonly ApplicationState[] = [
  'accepted',
  'checked_in',
  'checked_out',
  'hours_confirmed',
  'wage_due',
  'paid',
  'settled',
  'disputed',
  'lapsed',
];
/** States in which the worker's time is taken, so that no other shift may overlap. */
export const timeHoldingStates: readonly ApplicationState[] = [
  'applied',
  'waiting',
  ...placeHoldingStates,
];

/** `assumed`: the employer recorded a payment and the worker said nothing until the term was over. */
export const wageStates = ['due', 'paid', 'assumed', 'confirmed', 'disputed', 'lapsed'] as const;
export type WageState = (typeof wageStates)[number];
export const wageStateLabels: Readonly<Record<WageState, string>> = {
  due: '待支付',
  paid: '雇主已付，待确认',
  assumed: '到期没说没拿到，按已收到记',
  confirmed: '已收到',
  disputed: '没拿到',
  lapsed: '已过追讨期限',
};

/** How the hours of a shift came to count. */
export const hoursBases = [
  'confirmed',
  'agreed',
  'counted',
  'unanswered',
  'employer_silent',
] as const;
export type HoursBasis = (typeof hoursBases)[number];
export const hoursBasisLabels: Readonly<Record<HoursBasis, string>> = {
  confirmed: '雇主已确认',
  agreed: '双方已同意',
  counted: '雇主到时没确认，按签到记录算',
  unanswered: '改动没人答复，按签到记录算',
  employer_silent: '雇主未答复，按求职者说的算（保障农民工工资支付条例第五十条）',
};

/** Where the end of work comes from: a check-out, the worker's word, or the shift's own end. */
export const leavingBases = ['recorded', 'stated', 'assumed'] as const;
export type LeavingBasis = (typeof leavingBases)[number];
export const leavingBasisLabels: Readonly<Record<LeavingBasis, string>> = {
  recorded: '签退',
  stated: '求职者补报',
  assumed: '没签退，按排班记',
};

/** Who wishes the hours to be others than they stand. */
export const proposers = ['employer', 'worker'] as const;
export type Proposer = (typeof proposers)[number];

export const payMethods = ['cash', 'bank', 'wechat', 'alipay', 'other'] as const;
export type PayMethod = (typeof payMethods)[number];
export const payMethodLabels: Readonly<Record<PayMethod, string>> = {
  cash: '现金',
  bank: '银行转账',
  wechat: '微信',
  alipay: '支付宝',
  other: '其他',
};

export const occupationGroups = [
  'logistics',
  'building',
  'factory',
  'catering',
  'household',
  'sales',
  'security',
  'farming',
] as const;
export type OccupationGroup = (typeof occupationGroups)[number];
export const occupationGroupLabels: Readonly<Record<OccupationGroup, string>> = {
  logistics: '搬运物流',
  building: '建筑装修',
  factory: '工厂制造',
  catering: '餐饮后厨',
  household: '家政保洁',
  sales: '销售客服',
  security: '保安会务',
  farming: '种养农活',
};

/** What an employer may object to; staff answer within a term. */
export const objectionSubjects = ['card', 'face', 'verification', 'review'] as const;
export type ObjectionSubject = (typeof objectionSubjects)[number];
export const objectionSubjectLabels: Readonly<Record<ObjectionSubject, string>> = {
  card: '红黄牌',
  face: '信用',
  verification: '核验结果',
  review: '岗位的退回或下架',
};

export const objectionStates = ['open', 'upheld', 'dismissed'] as const;
export type ObjectionState = (typeof objectionStates)[number];
export const objectionStateLabels: Readonly<Record<ObjectionState, string>> = {
  open: '等驿站答复',
  upheld: '异议成立',
  dismissed: '没有采纳',
};

/** Whose number is asked for. */
export const callSides = ['worker', 'employer'] as const;
export type CallSide = (typeof callSides)[number];

/** What a number is asked for; kept with each look at it. */
export const callPurposes = ['meeting', 'late', 'absent', 'wage', 'other'] as const;
export type CallPurpose = (typeof callPurposes)[number];
export const callPurposeLabels: Readonly<Record<CallPurpose, string>> = {
  meeting: '问路、约集合',
  late: '要晚到或早走',
  absent: '人没来',
  wage: '工时、工资',
  other: '别的事',
};

export type Direction = 'in' | 'out';

/** Who may move something: a person in a role, or the product by itself. */
export type Actor = Role | 'system';

/** One turn of work, at the posting's place. */
export interface ShiftTime {
  /** The local day on which it starts. */
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Unpaid break, minutes. */
  readonly breakMinutes: number;
}

/** A check-in or check-out, in the order of the server's time. */
export interface Attendance {
  readonly direction: Direction;
  readonly at: Instant;
}

export * from './credit-code';
export * from './errors';
export * from './fields';
