import { proportion } from '@yizhan/kernel';
import type { CaseCounts, Figure, FigureDefinition, WorkCounts } from './vocabulary';

/** 北京市接诉即办工作条例 32 names the three rates; it is a model, the city sets its own. */
const threeRates = '参照《北京市接诉即办工作条例》第三十二条';

type Counts = CaseCounts & WorkCounts;

type Definition = FigureDefinition & {
  readonly of: keyof Counts;
  /** Present on shares. */
  readonly outOf?: keyof Counts;
};

/** Every figure of the page, as data: what it counts stands beside where it comes from. */
export const figureDefinitions: readonly Definition[] = [
  {
    id: 'cases_received',
    group: 'cases',
    label: '新收诉求',
    unit: 'count',
    of: 'received',
    counts: '所选时间内登记的诉求，含匿名的；重复并入的也各算一件。',
    source: null,
  },
  {
    id: 'cases_open',
    group: 'cases',
    label: '在办',
    unit: 'count',
    of: 'open',
    counts: '此刻还没有办结、撤回、转出或不予受理的诉求，不论何时收到。',
    source: null,
  },
  {
    id: 'cases_yellow',
    group: 'cases',
    label: '快到期',
    unit: 'count',
    of: 'yellow',
    counts: '此刻至少有一个时限已用去七成、还没有超期的在办诉求。',
    source: null,
  },
  {
    id: 'cases_overdue',
    group: 'cases',
    label: '已超期',
    unit: 'count',
    of: 'overdue',
    counts: '此刻至少有一个时限已过的在办诉求。暂停的时间不计。',
    source: null,
  },
  {
    id: 'cases_closed',
    group: 'cases',
    label: '办结',
    unit: 'count',
    of: 'closed',
    counts: '所选时间内办结的诉求，不论何时收到。',
    source: null,
  },
  {
    id: 'cases_overridden',
    group: 'cases',
    label: '越过条件办结',
    unit: 'count',
    of: 'overridden',
    counts: '所选时间内由督办越过没有满足的条件办结的诉求，理由写在每件的办理经过里。',
    source: null,
  },
  {
    id: 'rate_responded',
    group: 'rates',
    label: '响应率',
    unit: 'percent',
    of: 'signedInTime',
    outOf: 'dispatched',
    counts: '所选时间内收到并已派单的诉求中，承办单位在时限内签收的占比。',
    source: threeRates,
  },
  {
    id: 'rate_resolved',
    group: 'rates',
    label: '解决率',
    unit: 'percent',
    of: 'resolved',
    outOf: 'reached',
    counts: '回访联系上的诉求中，答复结果为“已解决”的占比；联系不上的不计入分母。',
    source: threeRates,
  },
  {
    id: 'rate_satisfied',
    group: 'rates',
    label: '满意率',
    unit: 'percent',
    of: 'satisfied',
    outOf: 'reached',
    counts: '回访联系上的诉求人中，答“满意”的占比。回访由承办单位以外的人进行。',
    source: threeRates,
  },
  {
    id: 'rate_in_time',
    group: 'rates',
    label: '按时答复率',
    unit: 'percent',
    of: 'repliedInTime',
    outOf: 'replied',
    counts: '所选时间内作出的答复中，在时限内作出的占比。',
    source: null,
  },
  {
    id: 'postings_published',
    group: 'work',
    label: '发布岗位',
    unit: 'count',
    of: 'published',
    counts: '所选时间内发布的岗位，审核中和已下架的不算。',
    source: null,
  },
  {
    id: 'sign_ups',
    group: 'work',
    label: '报名',
    unit: 'count',
    of: 'signUps',
    counts: '所选时间内的报名人次，撤回的也算一次。',
    source: null,
  },
  {
    id: 'hires',
    group: 'work',
    label: '录用',
    unit: 'count',
    of: 'hires',
    counts: '所选时间内开工的班次里被录用的人次，撤回和未到的不算。',
    source: null,
  },
  {
    id: 'checked_in',
    group: 'work',
    label: '签到上工',
    unit: 'count',
    of: 'checkedIn',
    counts: '所选时间内扫码或由驿站代为签到的人次。',
    source: null,
  },
  {
    id: 'wages_settled',
    group: 'wages',
    label: '已结工钱',
    unit: 'fen',
    of: 'wagesSettledFen',
    counts: '所选时间内求职者确认收到的工钱合计。',
    source: null,
  },
  {
    id: 'wages_overdue',
    group: 'wages',
    label: '拖欠笔数',
    unit: 'count',
    of: 'wagesOverdue',
    counts: '此刻已过应付时间、雇主还没有付或双方有争议的工钱笔数。',
    source: null,
  },
  {
    id: 'wages_overdue_sum',
    group: 'wages',
    label: '拖欠金额',
    unit: 'fen',
    of: 'wagesOverdueFen',
    counts: '上述拖欠工钱的合计金额。',
    source: null,
  },
];

/** All figures of a span. Shares are in percent to one decimal, null without anything to share. */
export function figuresOf(counts: Counts): Figure[] {
  return figureDefinitions.map(({ of, outOf, ...definition }) => {
    if (outOf === undefined)
      return { ...definition, value: counts[of], numerator: null, denominator: null };
    const [numerator, denominator] = [counts[of], counts[outOf]];
    return { ...definition, value: percent(numerator, denominator), numerator, denominator };
  });
}

/** @example percent(2, 3) === 66.7 */
export function percent(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : proportion(numerator, 1000, denominator) / 10;
}

/** Days that one page of figures covers at most. */
export const longestSpan = 366;
