import type { Role } from '@yizhan/identity/vocabulary';
import type { IconName } from '../components/Icon';

/** A screen that is found by its name: on 我的 and, on a desk, at the left. */
export interface Entry {
  readonly path: string;
  readonly text: string;
  /** What one does there, in a few words. */
  readonly hint: string;
  readonly icon: IconName;
  /** Whose desk it belongs to; everyone's when left out, visitors too. */
  readonly roles?: readonly Role[];
  /** Visitors find it too. */
  readonly visitors?: true;
  /** Not shown to who holds this role already. */
  readonly unless?: Role;
}

/** One line a screen. Screens with parameters aren't entries: one gets to them from a list. */
export const entries: readonly Entry[] = [
  {
    path: 'pages/desk/cases/index',
    text: '诉求办理',
    hint: '按剩余时间受理、派单、答复、回访',
    icon: 'voice',
    roles: ['operator', 'handler', 'supervisor'],
  },
  {
    path: 'pages/employer/company/index',
    text: '招人',
    hint: '发岗位、定人、确认工时、发工钱',
    icon: 'people',
    roles: ['employer'],
  },
  {
    path: 'pages/employer/register/index',
    text: '我要招人',
    hint: '单位或家里请人，登记一次就能发岗位，不收费',
    icon: 'people',
    roles: ['worker'],
    visitors: true,
    unless: 'employer',
  },
  {
    path: 'pages/desk/review/index',
    text: '岗位审核',
    hint: '看岗位的用词和工钱，核验雇主',
    icon: 'shield',
    roles: ['station_staff', 'administrator'],
  },
  {
    path: 'pages/desk/import/index',
    text: '导入岗位',
    hint: '用雇主给的表格一次发多个岗位',
    icon: 'edit',
    roles: ['station_staff', 'administrator'],
  },
  {
    path: 'pages/desk/people/index',
    text: '人员和角色',
    hint: '开通账号，给角色、收回角色',
    icon: 'people',
    roles: ['administrator'],
  },
  {
    path: 'pages/desk/audit/index',
    text: '操作记录',
    hint: '谁登录、授权、发牌，谁看过谁的信息',
    icon: 'shield',
    roles: ['administrator'],
  },
  {
    path: 'pages/job/shifts/index',
    text: '我的班次',
    hint: '报上名的活、工时和工钱',
    icon: 'calendar',
    roles: ['worker'],
  },
  {
    path: 'pages/station/checkin/index',
    text: '扫码签到',
    hint: '到了和走时，扫驿站屏幕上的码',
    icon: 'scan',
    roles: ['worker'],
  },
  {
    path: 'pages/station/code/index',
    text: '签到码',
    hint: '给到站的人扫，每 30 秒换一次',
    icon: 'scan',
    roles: ['station_staff'],
  },
  {
    path: 'pages/station/people/index',
    text: '今天到站的人',
    hint: '谁该来、谁到了，替没手机的人签到',
    icon: 'people',
    roles: ['station_staff'],
  },
  {
    path: 'pages/station/near/index',
    text: '附近驿站',
    hint: '开没开门、有什么设施、怎么去',
    icon: 'station',
  },
  {
    path: 'pages/stats/figures/index',
    text: '督办数据',
    hint: '三率、超期、用工和工钱',
    icon: 'chart',
    roles: ['supervisor', 'administrator'],
  },
  {
    path: 'pages/policy/desk/index',
    text: '政策库',
    hint: '写政策和规则，由另一人核对后发布',
    icon: 'edit',
    roles: ['policy_officer', 'administrator'],
  },
  {
    path: 'pages/policy/list/index',
    text: '查政策',
    hint: '搜政策，看自己符不符合',
    icon: 'policy',
  },
  {
    path: 'pages/policy/calculator/index',
    text: '政策计算器',
    hint: '回答几个问题，算能领多少',
    icon: 'money',
  },
  {
    path: 'pages/case/lookup/index',
    text: '查诉求进度',
    hint: '凭编号和查询码，不用登录',
    icon: 'search',
  },
  {
    path: 'pages/account/notices/index',
    text: '通知',
    hint: '报名、工钱和诉求的每一步',
    icon: 'bell',
  },
];

/**
 * What this role finds, its own screens first.
 *
 * @param held all roles of the person
 */
export function entriesFor(role: Role | null, held: readonly Role[] = []): readonly Entry[] {
  const offered = entries.filter(({ unless }) => unless === undefined || !held.includes(unless));
  const isOwn = ({ roles, visitors }: Entry) =>
    role === null ? visitors === true : roles?.includes(role) === true;
  return [...offered.filter(isOwn), ...offered.filter((entry) => entry.roles === undefined)];
}
