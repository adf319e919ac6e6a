import type { OccupationGroup } from './vocabulary';

/**
 * One occupation of the national classification.
 * Source: 中华人民共和国职业分类大典（2022年版）, codes `大类-中类-小类-细类`.
 */
export interface Occupation {
  readonly code: string;
  /** The name in the classification. */
  readonly name: string;
  /** What people say and type. */
  readonly plain: string;
  readonly group: OccupationGroup;
}

type Row = readonly [code: string, name: string, plain: string];

const byGroup: Readonly<Record<OccupationGroup, readonly Row[]>> = {
  logistics: [
    ['4-02-05-01', '装卸搬运工', '搬运装卸'],
    ['4-02-06-01', '仓储管理员', '仓库管理'],
    ['4-02-06-02', '理货员', '理货打包'],
    ['4-02-07-08', '快递员', '送快递'],
    ['4-02-07-09', '快件处理员', '快递分拣'],
    ['4-02-07-10', '网约配送员', '送外卖'],
    ['4-02-02-02', '道路货运汽车驾驶员', '货车司机'],
  ],
  building: [
    ['6-29-01-01', '砌筑工', '瓦工砌墙'],
    ['6-29-01-03', '混凝土工', '混凝土浇筑'],
    ['6-29-01-04', '钢筋工', '钢筋绑扎'],
    ['6-29-01-05', '架子工', '脚手架搭拆'],
    ['6-29-01-07', '乡村建设工匠', '乡村盖房'],
    ['6-29-02-08', '防水工', '防水补漏'],
    ['6-29-03-02', '电气设备安装工', '水电安装'],
    ['6-29-03-04', '管工', '管道安装'],
    ['6-29-04-01', '装饰装修工', '刷墙贴砖'],
    ['6-29-04-02', '建筑门窗幕墙安装工', '门窗安装'],
  ],
  factory: [
    ['6-05-01-03', '缝纫工', '车工缝纫'],
    ['6-06-04-00', '家具制作工', '家具打磨'],
    ['6-07-02-00', '纸箱纸盒制作工', '纸箱制作'],
    ['6-08-01-03', '印后制作员', '印后装订'],
    ['6-18-02-04', '焊工', '电焊'],
    ['6-22-02-01', '汽车装调工', '汽车装配'],
    ['5-05-06-01', '园艺产品加工工', '果蔬分拣'],
  ],
  catering: [
    ['4-03-02-01', '中式烹调师', '厨师'],
    ['4-03-02-02', '中式面点师', '面点早餐'],
    ['4-03-02-05', '餐厅服务员', '服务员传菜'],
  ],
  household: [
    ['4-09-08-01', '保洁员', '保洁打扫'],
    ['4-10-01-02', '育婴员', '带孩子'],
    ['4-10-01-05', '养老护理员', '照顾老人'],
    ['4-10-01-06', '家政服务员', '家政做饭'],
  ],
  sales: [
    ['4-01-02-03', '商品营业员', '营业员促销'],
    ['4-01-06-02', '互联网营销师', '直播带货'],
    ['4-04-05-03', '呼叫中心服务员', '电话客服'],
  ],
  security: [
    ['4-07-05-01', '保安员', '保安值守'],
    ['4-07-07-01', '会展服务师', '会务布展'],
  ],
  farming: [
    ['5-01-02-01', '农艺工', '田间农活'],
    ['5-01-02-02', '园艺工', '采摘大棚'],
    ['5-01-02-03', '食用菌生产工', '蘑菇种植'],
    ['5-02-02-00', '造林更新工', '植树造林'],
    ['5-03-02-02', '家禽饲养员', '鸡鸭饲养'],
    ['5-04-02-01', '水生动物饲养工', '鱼虾养殖'],
    ['5-04-03-01', '水产捕捞工', '起鱼捕捞'],
    ['5-05-05-01', '农机驾驶操作员', '农机手'],
    ['4-09-10-01', '园林绿化工', '绿化养护'],
  ],
};

export const occupations: readonly Occupation[] = Object.entries(byGroup).flatMap(([group, rows]) =>
  rows.map(([code, name, plain]) => ({ code, name, plain, group: group as OccupationGroup })),
);

const byCode = new Map(occupations.map((occupation) => [occupation.code, occupation]));

export function occupationOf(code: string): Occupation | undefined {
  return byCode.get(code);
}
