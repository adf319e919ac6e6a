import { DAY } from '@yizhan/kernel';

const YEAR = 365 * DAY;

/** How long one kind of record is kept, counted from where `since` says; null: no limit is set yet. */
export interface Retention {
  /** What it is called before people. */
  readonly label: string;
  readonly keptFor: number | null;
  /** From when, in words. */
  readonly since: string;
  /** What it may be kept on, or must be. */
  readonly source: string;
  /** The sweep that takes it away; null: none does. */
  readonly job: 'retention' | 'identity.sign-in-records' | 'audit.purge' | null;
}

const SHORTEST = '个人信息保护法第十九条：保存期限为实现处理目的所必要的最短时间';

/**
 * How much time a purge takes as passed since the last one. A product that was off for longer waits for
 * an operator to say that its clock is right.
 */
export const purgeStep = {
  value: 7 * DAY,
  source: '本市设置：时钟出错几秒不能删掉几年的记录',
} as const;

/** Every kind of record about people, and when it goes. */
export const retention = {
  answers: {
    label: '重复提交时用来给出同一结果的记录',
    keptFor: DAY,
    since: '提交时',
    source: SHORTEST,
    job: 'retention',
  },
  sign_in_records: {
    label: '登录验证码和密码试错的计数',
    keptFor: DAY,
    since: '最后一次使用（登录成功过的地址记 90 天）',
    source: SHORTEST,
    job: 'identity.sign-in-records',
  },
  messages: {
    label: '已经送达的内部消息',
    keptFor: 7 * DAY,
    since: '送达时',
    source: SHORTEST,
    job: 'retention',
  },
  sessions: {
    label: '登录状态',
    keptFor: 30 * DAY,
    since: '失效或退出时',
    source: SHORTEST,
    job: 'retention',
  },
  notifications: {
    label: '发给您的通知',
    keptFor: YEAR,
    since: '发出时',
    source: `${SHORTEST}；一年与劳动争议仲裁时效相同（劳动争议调解仲裁法第二十七条）`,
    job: 'retention',
  },
  policy_facts: {
    label: '您让我们记住的政策测算答案',
    keptFor: YEAR,
    since: '最后一次保存时',
    source: SHORTEST,
    job: 'retention',
  },
  contact_calls: {
    label: '谁查看过谁的联系电话',
    keptFor: 400 * DAY,
    since: '查看时',
    source: '与操作记录相同',
    job: 'retention',
  },
  audit: {
    label: '操作记录',
    keptFor: 400 * DAY,
    since: '操作时',
    source: '本市设置；法定最短六个月（网络安全法关于留存网络日志的规定）',
    job: 'audit.purge',
  },
  wages: {
    label: '工时和工资',
    keptFor: 3 * YEAR,
    since: '结清时；没结清的一直留着',
    source: '保障农民工工资支付条例第十五条：书面工资支付台账至少保存三年',
    job: 'retention',
  },
  sign_ups: {
    label: '没有产生工资的报名',
    keptFor: 3 * YEAR,
    since: '那一班结束时',
    source: '网络招聘服务管理规定第二十五、二十六条：记录至少保存三年',
    job: 'retention',
  },
  postings: {
    label: '岗位',
    keptFor: 3 * YEAR,
    since: '最后一班结束时；还有工资记录的等工资记录到期',
    source: '网络招聘服务管理规定第二十五、二十六条：记录至少保存三年',
    job: 'retention',
  },
  objections: {
    label: '雇主提出的异议和答复',
    keptFor: 3 * YEAR,
    since: '答复时',
    source: '与岗位相同',
    job: 'retention',
  },
  attendances: {
    label: '签到和签退',
    keptFor: 4 * YEAR,
    since: '那一班结束时',
    source: '保障农民工工资支付条例第十五条：三年从结清算起，签到多留一年，免得比工资先没有',
    job: 'retention',
  },
  cases: {
    label: '诉求',
    keptFor: null,
    since: '办结时',
    source: '期限由本市档案管理规定确定，确定之前不删',
    job: null,
  },
} as const satisfies Readonly<Record<string, Retention>>;

export type RetentionKind = keyof typeof retention;

/** The kinds that the daily sweep takes away. */
export type SweptKind = {
  [K in RetentionKind]: (typeof retention)[K]['job'] extends 'retention' ? K : never;
}[RetentionKind];

export const sweptKinds = (Object.keys(retention) as RetentionKind[]).filter(
  (kind): kind is SweptKind => retention[kind].job === 'retention',
);
