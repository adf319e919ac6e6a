import type { FactDefinition } from '@yizhan/eligibility';

/** What is asked of, or held about, an enterprise. */
export const enterpriseFacts: readonly FactDefinition[] = [
  {
    id: 'firm_size',
    label: '企业规模',
    question: '您的企业是大型企业，还是中小微企业？',
    help: '按统计部门的划型，不清楚的可以跳过。',
    type: {
      kind: 'code',
      values: [
        { code: 'small', label: '中小微企业、个体工商户' },
        { code: 'large', label: '大型企业' },
      ],
    },
  },
  {
    id: 'firm_staff',
    label: '参保人数',
    question: '去年末有多少职工参加失业保险？',
    type: { kind: 'integer', min: 0, max: 100_000, unit: '人' },
  },
  {
    id: 'firm_layoffs',
    after: 'firm_staff',
    label: '上年度裁员人数',
    question: '去年一共裁了多少人？',
    type: { kind: 'integer', min: 0, max: 100_000, unit: '人' },
  },
  {
    id: 'firm_insured_months',
    label: '企业失业保险缴费月数',
    question: '企业连续缴纳失业保险多少个月了？',
    type: { kind: 'months', max: 600 },
  },
  {
    id: 'firm_unemployment_paid',
    label: '上年度缴纳的失业保险费',
    question: '去年单位和职工一共缴纳了多少失业保险费？',
    type: { kind: 'money', max: 1_000_000_000 },
  },
  {
    id: 'firm_dishonest',
    label: '被列入严重失信名单',
    question: '企业现在被列入严重失信主体名单吗？',
    type: { kind: 'boolean' },
  },
  {
    id: 'firm_account',
    label: '企业对公账户已备案',
    question: '企业的对公账户在社保系统里登记了吗？',
    type: { kind: 'boolean' },
  },
  {
    id: 'firm_startup',
    label: '初创企业或个体户',
    question: '企业是登记注册不满三年的初创企业或个体户吗？',
    type: { kind: 'boolean' },
  },
  {
    id: 'firm_new_hires',
    label: '新招用并签合同的人数',
    question: '最近一年新招用、签了一年以上合同并交社保的有几个人？',
    type: { kind: 'integer', min: 0, max: 10_000, unit: '人' },
  },
  {
    id: 'firm_hired_veterans',
    after: 'firm_new_hires',
    label: '招用退役军人、脱贫人口的人数',
    question: '其中退役军人和脱贫人口有几个人？',
    type: { kind: 'integer', min: 0, max: 10_000, unit: '人' },
    atMost: { fact: 'firm_new_hires' },
  },
  {
    id: 'firm_hired_graduates',
    after: 'firm_new_hires',
    label: '招用高校毕业生的人数',
    question: '其中毕业两年内的高校毕业生有几个人？',
    type: { kind: 'integer', min: 0, max: 10_000, unit: '人' },
    atMost: { fact: 'firm_new_hires' },
  },
];
