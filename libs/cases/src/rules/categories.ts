import type { CaseKind, Regime } from '../vocabulary';

/** A kind of subject. The tree is two deep; only its leaves are chosen. */
export interface Category {
  readonly code: string;
  readonly name: string;
  /** In a reporter's words, for the wizard. */
  readonly hint?: string;
  readonly regime: Regime;
  /** Which duty of a unit answers for it; see `dutyLabels`. */
  readonly duty: string;
}

export interface CategoryGroup {
  readonly code: string;
  readonly name: string;
  readonly categories: readonly Category[];
}

const labour = { regime: 'labour', duty: 'LABOUR' } as const;
const hotline = { regime: 'hotline' } as const;
const petition = { regime: 'petition' } as const;

/** The subjects that come up in the city's own reports, labour first. */
export const categoryTree: readonly CategoryGroup[] = [
  {
    code: 'labour',
    name: '劳动权益',
    categories: [
      { ...labour, code: 'labour.wage_unpaid', name: '没拿到工资', hint: '干完活没结钱、拖着不给' },
      { ...labour, code: 'labour.wage_short', name: '工资少给', hint: '克扣、算少了工时' },
      { ...labour, code: 'labour.contract', name: '没签合同', hint: '没有合同或用工协议' },
      { ...labour, code: 'labour.hours', name: '超时加班', hint: '干得太久、不让休息' },
      { ...labour, code: 'labour.injury', name: '干活受伤', hint: '工伤、意外，没人管' },
      {
        ...labour,
        code: 'labour.insurance',
        name: '社会保险',
        hint: '没给交社保',
        duty: 'SOCIAL',
      },
    ],
  },
  {
    code: 'hiring',
    name: '招工求职',
    categories: [
      {
        ...hotline,
        code: 'hiring.false_posting',
        name: '招工信息不实',
        hint: '工价、活计和说的不一样',
        duty: 'LABOUR',
      },
      {
        ...hotline,
        code: 'hiring.fee',
        name: '乱收费',
        hint: '收介绍费、押金、培训费',
        duty: 'LABOUR',
      },
      {
        ...hotline,
        code: 'hiring.discrimination',
        name: '招工歧视',
        hint: '因性别、年龄、户籍等不要',
        duty: 'LABOUR',
      },
      { ...hotline, code: 'hiring.difficulty', name: '企业招工难', duty: 'JOBS' },
    ],
  },
  {
    code: 'station',
    name: '驿站服务',
    categories: [
      {
        ...hotline,
        code: 'station.service',
        name: '服务态度',
        hint: '不理人、派活不公平',
        duty: 'JOBS',
      },
      {
        ...hotline,
        code: 'station.facility',
        name: '设施环境',
        hint: '没水、厕所脏、没座位',
        duty: 'JOBS',
      },
      { ...hotline, code: 'station.training', name: '技能培训', duty: 'JOBS' },
    ],
  },
  {
    code: 'policy',
    name: '政策补贴',
    categories: [
      { ...hotline, code: 'policy.subsidy', name: '补贴没到账', duty: 'JOBS' },
      { ...hotline, code: 'policy.medical', name: '医保补缴报销', duty: 'MEDICAL' },
      { ...hotline, code: 'policy.window', name: '窗口不给办', duty: 'GOV' },
      { ...hotline, code: 'policy.certificate', name: '证书职称', duty: 'TALENT' },
    ],
  },
  {
    code: 'enterprise',
    name: '企业诉求',
    categories: [
      {
        ...petition,
        code: 'enterprise.construction_fee',
        name: '工程款结算',
        duty: 'HOUSING',
      },
      { ...petition, code: 'enterprise.property', name: '产权证办理', duty: 'LAND' },
      {
        ...hotline,
        code: 'enterprise.electricity',
        name: '转供电加价',
        hint: '电费比规定的高',
        duty: 'MARKET',
      },
    ],
  },
  {
    code: 'city',
    name: '城市生活',
    categories: [
      { ...hotline, code: 'city.road', name: '道路路灯', duty: 'URBAN' },
      { ...hotline, code: 'city.water', name: '供水', duty: 'WATER' },
      { ...hotline, code: 'city.parking', name: '停车', duty: 'URBAN' },
      { ...hotline, code: 'city.other', name: '其他', duty: 'HOTLINE' },
    ],
  },
];

const byCode = new Map(
  categoryTree.flatMap((group) => group.categories).map((category) => [category.code, category]),
);

export function categoryOf(code: string): Category | undefined {
  return byCode.get(code);
}

/** A suggestion or praise is answered as a hotline matter, whatever it is about. */
export function regimeOf(category: string, kind: CaseKind): Regime {
  if (kind === 'praise' || kind === 'suggestion' || kind === 'question') return 'hotline';
  return byCode.get(category)?.regime ?? 'hotline';
}
