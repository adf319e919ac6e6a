import { DAY } from '@yizhan/kernel';

/** What is written down of those who act with power over others, or look at what is theirs. */
export const auditActionLabels = {
  signed_in: '登录',
  signed_out_everywhere: '退出所有设备',
  password_changed: '修改密码',
  second_factor_changed: '两步验证',
  password_reset: '重设密码',
  phone_bound: '绑定手机号',
  person_created: '新建人员',
  person_changed: '停用或启用人员',
  people_listed: '查看人员名单',
  role_granted: '授予角色',
  role_revoked: '收回角色',
  grant_decided: '复核角色',
  employer_verified: '核验雇主',
  employer_carded: '给雇主发牌或撤牌',
  posting_decided: '审核或下架岗位',
  objection_decided: '处理异议',
  contact_shown: '查看联系电话',
  policy_published: '发布政策',
  unit_changed: '修改承办单位',
  reporter_seen: '查看诉求人身份',
  case_recused: '回避',
  postings_imported: '导入岗位',
  audit_searched: '查询操作记录',
  data_exported: '导出个人信息',
  account_deleted: '注销账号',
} as const;

export type AuditAction = keyof typeof auditActionLabels;

export const auditActions = Object.keys(auditActionLabels) as AuditAction[];

/** What an entry is about. */
export const auditSubjects = [
  'user',
  'account',
  'phone',
  'case',
  'employer',
  'posting',
  'application',
  'policy',
  'unit',
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

export const auditSettings = {
  keptFor: {
    value: 400 * DAY,
    source: '本市设置；法定最短六个月（网络安全法关于留存网络日志的规定）',
  },
} as const;

type Place = `params.${string}` | `query.${string}` | `body.${string}` | `response.${string}`;

/** How a call of a route is written down. */
export interface AuditRule {
  readonly action: AuditAction;
  /** What it is about, and where the call or its answer says which one. */
  readonly subject?: { readonly kind: AuditSubject; readonly at: Place };
  /** Where the reason stands that the actor gave. */
  readonly reason?: Place;
  /** Who acted, where the call itself has no session yet. */
  readonly actor?: Place;
  /** Only when the answer shows this. */
  readonly onlyWith?: Place;
  /** Only when whoever calls holds a role of staff: people may look at what is their own. */
  readonly byStaff?: true;
  /** Refusals too, with their code. */
  readonly refusals?: true;
}
