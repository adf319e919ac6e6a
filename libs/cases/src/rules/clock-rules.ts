import type { ClockRule } from '@yizhan/working-time';

const base = {
  version: 1,
  startsNextDay: true,
  lastDay: 'next_working_day',
  unpublished: 'provisional',
} as const;

const PETITION = { ...base, source: '信访工作条例', validFrom: '2022-05-01' } as const;
const LABOUR = { ...base, source: '劳动保障监察条例', validFrom: '2004-12-01' } as const;
/** Limits that no law sets; taken from what other cities publish, and marked local. */
const LOCAL = {
  ...base,
  source: '本市诉求办理时限',
  validFrom: '2022-01-01',
  unit: 'working_day',
  lastDay: 'as_is',
  local: true,
} as const;

/** Every limit of the life of a case, as data. A running clock keeps the version it began with. */
export const caseClockRules: readonly ClockRule[] = [
  { ...LOCAL, id: 'local.accept', title: '告知是否受理', article: '受理时限', amount: 1 },
  { ...LOCAL, id: 'local.dispatch', title: '派给承办单位', article: '派单时限', amount: 1 },
  { ...LOCAL, id: 'local.sign', title: '签收或退件', article: '签收时限', amount: 2 },
  { ...LOCAL, id: 'local.joint', title: '答复主办单位', article: '协办时限', amount: 3 },
  {
    ...LOCAL,
    id: 'local.supply',
    title: '补充材料',
    article: '补充材料时限',
    amount: 5,
    // Each colour before the end is a reminder to the reporter.
    thresholds: [
      { colour: 'yellow', left: 3 },
      { colour: 'orange', left: 1 },
      { colour: 'red', share: 1 },
    ],
  },
  { ...LOCAL, id: 'local.check', title: '核查答复并转回访', article: '核查时限', amount: 2 },
  { ...LOCAL, id: 'local.callback', title: '完成回访', article: '回访时限', amount: 5 },
  { ...LOCAL, id: 'local.close', title: '办结', article: '办结时限', amount: 3 },
  {
    ...LOCAL,
    id: 'local.handle',
    title: '办理并答复',
    article: '办理时限',
    amount: 5,
    extension: { times: 1, amount: 10, article: '办理时限' },
  },
  {
    ...PETITION,
    id: 'petition.accept',
    title: '登记并转送',
    article: '第二十二条',
    unit: 'calendar_day',
    amount: 15,
  },
  {
    ...PETITION,
    id: 'petition.notify',
    title: '书面告知是否受理',
    article: '第二十三条',
    unit: 'calendar_day',
    amount: 15,
  },
  {
    ...PETITION,
    id: 'petition.handle',
    title: '办结并答复',
    article: '第三十四条',
    unit: 'calendar_day',
    amount: 60,
    extension: { times: 1, amount: 30, article: '第三十四条' },
  },
  {
    ...PETITION,
    id: 'petition.review',
    title: '出具复查意见',
    article: '第三十五条',
    unit: 'calendar_day',
    amount: 30,
  },
  {
    ...PETITION,
    id: 'petition.rereview',
    title: '出具复核意见',
    article: '第三十六条',
    unit: 'calendar_day',
    amount: 30,
  },
  {
    ...LABOUR,
    id: 'labour.conclude',
    title: '调查完毕并答复',
    article: '第十七条',
    unit: 'working_day',
    lastDay: 'as_is',
    amount: 60,
    extension: { times: 1, amount: 30, article: '第十七条' },
  },
];
