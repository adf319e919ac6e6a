import type { FactDefinition } from '@yizhan/eligibility';

/** What is asked of, or held about, a person. Order is the order in which ties are asked. */
export const personFacts: readonly FactDefinition[] = [
  {
    id: 'employment_state',
    label: '就业状态',
    question: '您现在的就业情况是哪一种？',
    type: {
      kind: 'code',
      values: [
        { code: 'flexible', label: '打零工、灵活就业' },
        { code: 'employed', label: '在单位上班' },
        { code: 'owner', label: '自己当老板' },
        { code: 'unemployed', label: '暂时没有工作' },
      ],
    },
  },
  {
    id: 'person_group',
    label: '人员类别',
    question: '您属于下面哪一类人员？',
    help: '“就业困难人员”要由社区或街道认定，例如大龄失业人员、低保家庭成员、残疾人、零就业家庭成员。',
    type: {
      kind: 'code',
      values: [
        { code: 'hard', label: '就业困难人员' },
        { code: 'graduate', label: '高校毕业生' },
        { code: 'returnee', label: '返乡创业人员' },
        { code: 'veteran', label: '退役军人' },
        { code: 'lifted', label: '脱贫人口' },
        { code: 'other', label: '都不是' },
      ],
    },
  },
  {
    id: 'birth_date',
    label: '出生日期',
    question: '您的出生日期是哪天？',
    type: { kind: 'date' },
    fixed: true,
  },
  {
    id: 'graduation_date',
    label: '毕业日期',
    question: '您是哪天毕业的？',
    help: '按毕业证书上的日期填写。',
    type: { kind: 'date' },
    fixed: true,
  },
  {
    id: 'return_date',
    label: '返乡日期',
    question: '您是哪天返乡的？',
    type: { kind: 'date' },
    fixed: true,
  },
  {
    id: 'pays_own_insurance',
    label: '以个人身份缴纳社保',
    question: '您现在是自己（不经过单位）缴纳养老或医疗保险吗？',
    type: { kind: 'boolean' },
  },
  {
    id: 'own_insurance_monthly',
    label: '每月实际缴纳的社保费',
    question: '您每月自己缴纳的社保费一共是多少元？',
    help: '看缴费凭证上的金额，养老和医疗加在一起。',
    type: { kind: 'money', max: 500_000 },
  },
  {
    id: 'worked_days',
    label: '打卡出工天数',
    type: { kind: 'events', unit: '天' },
  },
  {
    id: 'bank_account',
    label: '有本人名下的社保卡或银行账户',
    question: '您有自己名下、能收款的社保卡或银行账户吗？',
    help: '补贴只打到本人账户。社保卡要先开通金融功能。',
    type: { kind: 'boolean' },
  },
  {
    id: 'unemployment_insured_months',
    label: '失业保险缴费月数',
    question: '您和单位一共交过多少个月失业保险？',
    help: '在“湖北政务服务”或社保窗口可以查到，断开的月份要扣掉。',
    type: { kind: 'months', max: 600 },
  },
  {
    id: 'left_by_choice',
    label: '自己主动辞职',
    question: '上一份工作是您自己主动辞职的吗？',
    help: '单位辞退、合同到期单位不续签、单位拖欠工资被迫离开，都不算主动辞职。',
    type: { kind: 'boolean' },
  },
  {
    id: 'unemployment_registered',
    label: '已办理失业登记',
    question: '您办理失业登记了吗？',
    type: { kind: 'boolean' },
  },
  {
    id: 'business_start',
    label: '营业执照登记日期',
    question: '您的营业执照是哪天登记的？',
    type: { kind: 'date' },
  },
  {
    id: 'business_jobs',
    label: '带动就业人数（含本人）',
    question: '连您自己在内，您的店或企业一共有几个人就业？',
    type: { kind: 'integer', min: 0, max: 500, unit: '人' },
  },
  {
    id: 'startup_subsidy_received',
    label: '领过一次性创业补贴',
    question: '您以前领过一次性创业补贴吗？',
    type: { kind: 'boolean' },
  },
  {
    id: 'certificate_level',
    label: '职业技能证书等级',
    question: '您最近拿到的职业技能证书是哪一级？',
    type: {
      kind: 'code',
      values: [
        { code: 'junior', label: '初级工（五级）' },
        { code: 'middle', label: '中级工（四级）' },
        { code: 'senior', label: '高级工（三级）' },
        { code: 'none', label: '没有证书' },
      ],
    },
  },
  {
    id: 'certificate_date',
    label: '证书核发日期',
    question: '这本证书是哪天发的？',
    type: { kind: 'date' },
  },
];
