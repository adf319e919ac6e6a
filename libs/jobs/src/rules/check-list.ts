import type { Check, CheckId, WordCheck, WordCheckId } from './check-types';

const denied =
  '(?:不收取?|不交|不用交?|不需要?交?|不得收?取?|免收?|没有|无须?|无需|拒绝|严禁|谢绝|零)(?:任何|一切)?$';
/** What an employer has to give to those who work. */
const KIT = '服装|工装|工服|工衣|制服|工牌|胸卡|门卡|门禁卡|餐卡|工具|被褥|钥匙';
const PAPERS = '身份证|证件|毕业证|驾驶证|行驶证|银行卡|社保卡';
const SPAN = '半个?月|[一两二三1-3]个?月|\\d+天|[一二两三四五六七八九十]+天|[一两二1-2]周|一部分';
const TRADE =
  '工|普工|小工|大工|杂工|员工|营业员|服务员|保洁员?|保安|司机|店员|收银员?|导购|文员|技师|厨师|学徒|保姆|月嫂|家政|分拣员?|库管|销售员?|送餐员?';
const market = '人力资源市场暂行条例';
const promotion = '就业促进法';
const contract = '劳动合同法';

export const checks: Readonly<Record<Exclude<CheckId, WordCheckId>, Check>> = {
  wage_minimum: {
    id: 'wage_minimum',
    label: '工资低于最低标准',
    advice: '工资低于当地最低工资标准，请提高后再发布',
    consequence: 'refuse',
    source: '最低工资规定',
    article: '第十二条',
  },
  settlement_too_long: {
    id: 'settlement_too_long',
    label: '小时工结算周期过长',
    advice: '按小时计酬的用工，结算周期最长十五天，请改为日结或周结',
    consequence: 'review',
    source: contract,
    article: '第七十二条',
  },
  not_verified: {
    id: 'not_verified',
    label: '雇主还没核验',
    advice: '驿站核对证照后岗位才能发布',
    consequence: 'review',
    source: market,
    article: '第二十六条',
  },
  red_card: {
    id: 'red_card',
    label: '雇主被红牌停发',
    advice: '红牌期间不能发布岗位，请先处理欠薪等问题，再联系驿站复核',
    consequence: 'refuse',
    source: '驿站设置',
    local: true,
  },
  yellow_card: {
    id: 'yellow_card',
    label: '雇主被黄牌提醒',
    advice: '黄牌期间每个岗位都要先审核',
    consequence: 'review',
    source: '驿站设置',
    local: true,
  },
  open_wage_case: {
    id: 'open_wage_case',
    label: '有未结的欠薪诉求',
    advice: '有未结的欠薪诉求，岗位由驿站审核后发布；先把工资结清会更快',
    consequence: 'review',
    source: '驿站设置',
    local: true,
  },
  upheld_cases: {
    id: 'upheld_cases',
    label: '欠薪诉求查实较多',
    advice: '信用为红期间不能发布岗位，请先把工资结清，再联系驿站复核',
    consequence: 'refuse',
    source: '驿站设置',
    local: true,
  },
  overdue_wages: {
    id: 'overdue_wages',
    label: '有工资过期没发',
    advice: '有工资过了日子没发，岗位由驿站审核后发布；先把工资发清会更快',
    consequence: 'review',
    source: '驿站设置',
    local: true,
  },
  silent_hours: {
    id: 'silent_hours',
    label: '常常不确认工时',
    advice: '工时到时间没确认的次数多，岗位由驿站审核后发布；请及时确认工时',
    consequence: 'review',
    source: '驿站设置',
    local: true,
  },
  late_wages: {
    id: 'late_wages',
    label: '工资常常晚发',
    advice: '工资晚发期间每个岗位都要先审核，按时发放后会恢复',
    consequence: 'review',
    source: '驿站设置',
    local: true,
  },
  new_employer: {
    id: 'new_employer',
    label: '新雇主',
    advice: '前几个岗位由驿站看过再发布，之后可即时发布',
    consequence: 'review',
    source: market,
    article: '第二十九条',
  },
};

/** Words the law doesn't allow in a posting: whoever publishes it all the same says why. */
export const unlawfulWords: readonly WordCheckId[] = [
  'deposit',
  'wage_withheld',
  'agency_fee',
  'document_seizure',
  'sex',
  'age',
  'ethnicity',
  'health',
  'origin',
  'fraud',
];

export const wordChecks: readonly WordCheck[] = [
  {
    id: 'deposit',
    label: '向求职者收钱',
    advice: '招工不能收押金、保证金、服装费等，请删去',
    consequence: 'review',
    source: contract,
    article: '第九条',
    patterns: [
      '押金|保证金|风险金|抵押金|定金|订金',
      `(?:${KIT}|培训|体检|资料|报名|建档|卡|床位)[费钱]`,
      `(?:${KIT})(?:要|需|须|先)?押`,
      // 工牌30元，干满退: money for what the employer has to give.
      `(?:${KIT}).{0,4}\\d+(?:元|块).{0,8}退`,
      '(?:先|需|要|须|自)(?:交|缴|付|垫付?)\\d*(?:元|块|钱|费)',
    ],
    unlessAfter: denied,
  },
  {
    id: 'wage_withheld',
    label: '压扣工资',
    advice: '工资要按约定足额支付，不能押一部分工资，请删去',
    consequence: 'review',
    source: '保障农民工工资支付条例',
    article: '第三条、第十二条',
    patterns: [
      `押(?:${SPAN})?的?(?:工资|工钱|薪水|薪资)`,
      `(?:工资|工钱|薪水|薪资)(?:要|需|须|先)?[押压](?:${SPAN})`,
      `压(?:${SPAN})的?(?:工资|工钱|薪水|薪资)`,
    ],
    unlessAfter: '(?:不|绝不|从不|不会|没有|不得|零)$',
  },
  {
    id: 'agency_fee',
    label: '收中介费',
    advice: '公共就业服务不收费，不能向求职者收中介费，请删去',
    consequence: 'review',
    source: market,
    article: '第十五条',
    patterns: ['中介费|介绍费|手续费|劳务费抽成|抽成|会员费|入职费|管理费'],
    unlessAfter: denied,
  },
  {
    id: 'document_seizure',
    label: '扣押证件',
    advice: '不能扣押身份证等证件，请删去',
    consequence: 'review',
    source: contract,
    article: '第九条',
    patterns: [
      `(?:扣押?|押|收走|代管|抵押)(?:您的|你的)?(?:${PAPERS})`,
      `(?:${PAPERS})(?:原件)?(?:要|需|须|先|统一|暂时?)*(?:交给?|放在?|押在?|留在?|存在?|上交)(?:公司|厂|单位|老板|店|我|人事|经理|队|工地)`,
      `(?:${PAPERS})(?:原件)?由?(?:公司|厂|单位|老板|人事)?(?:保管|代管)`,
    ],
    unlessAfter: denied,
  },
  {
    id: 'sex',
    label: '限制性别',
    advice: '除国家规定不适合的工种外，不能限制性别，请删去',
    consequence: 'review',
    source: promotion,
    article: '第二十七条',
    patterns: [
      '(?:限|只招|只要|仅限|仅招|招聘?|要|须|需)(?:男|女)(?:性|工|士|生)?',
      '(?:男|女)(?:性|士|工|生)?(?:优先|不要|勿扰|免谈|限定)',
      '(?:不要|不招|不收)(?:男|女)',
      `[男女](?:性|士|生)?(?:${TRADE})`,
      '[男女](?:性|士|生|工|的)?(?:\\d+|[一二两三四五六七八九十]+)(?:名|人|个|位)',
      // 搬运工（男）
      '(?:工|员|师傅?|手|司机|保安|保姆)[男女](?![男女儿孩童装鞋包厕款])',
      '未婚未育|已婚已育|未婚优先|已育优先|不得(?:结婚|怀孕|生育)|孕妇(?:勿|免)',
    ],
    // 男女普工, 男工女工 are open to both.
    unlessAfter: '[男女](?:性|士|生|工)?(?:和|或|及)?$',
    unlessBefore: '^(?:和|或|及)?[男女]',
  },
  {
    id: 'age',
    label: '限制年龄',
    advice: '没有法定要求时不要限制年龄，可以写清劳动强度，让人自己判断',
    consequence: 'review',
    source: market,
    article: '第二十四条',
    patterns: [
      '[2-6]\\d周?岁(?:以下|以内|之内|以上(?:勿|免|不要|不招))',
      '(?:1[68]|[2-5]\\d)(?:周?岁)?(?:至|到)?[2-6]\\d周?岁',
      '年龄(?:要求|限制?|在|须|需)*(?:1[68]|[2-6]\\d)',
      '(?:不超过|不大于|限|小于|低于)[2-6]\\d周?岁',
      '年轻(?:人)?优先|只要年轻|年龄大勿扰',
      '[2-6]\\d周?岁(?:勿|免|优先)',
      '[二三四五六]十[一二三四五六七八九]?周?岁(?:以下|以内|之内|优先|(?:以上)?(?:勿|免|不要|不招))',
      '(?:[6-9]0|0[05]|[六七八九零]零)后.{0,6}(?:优先|勿|免谈|不要|最好)',
    ],
  },
  {
    id: 'ethnicity',
    label: '限制民族或信仰',
    advice: '不能限制民族、种族、宗教信仰，请删去',
    consequence: 'review',
    source: promotion,
    article: '第二十八条',
    patterns: [
      '(?:限|只招|只要|仅限|仅招)汉族',
      '(?:不要|不招|不收|谢绝)(?:少数民族|回族|藏族|维族|维吾尔族|信教)',
    ],
  },
  {
    id: 'health',
    label: '限制健康状况',
    advice: '除法律规定的岗位外，不能拒绝残疾人或病原携带者，请删去',
    consequence: 'review',
    source: promotion,
    article: '第二十九条、第三十条',
    patterns: [
      '(?:不要|不招|不收|谢绝|拒绝|无)(?:残疾人?|乙肝|肝炎|携带者|艾滋)',
      '(?:查|验|检测?)乙肝|乙肝(?:勿|免|五项|两对半)',
      '残疾人?(?:勿|免)',
      '(?:乙肝|[大小]三阳|肝炎|艾滋病?)(?:携带者?|患者)?(?:勿|免谈|不要|不招|不收|请绕)',
      '[大小]三阳.{0,2}(?:勿|免|不)',
    ],
  },
  {
    id: 'origin',
    label: '限制户籍地域',
    advice: '不能因为户籍、地域拒绝求职者，请删去',
    consequence: 'review',
    source: promotion,
    article: '第三十一条',
    patterns: [
      '(?:限|只招|只要|仅限|仅招)(?:本地|本市|城镇|城市)(?:人|户口|户籍)?',
      '(?:不要|不招|不收|谢绝)(?:外地|外省|农村|河南|东北)(?:人|户口|户籍)?',
      '外地人?(?:勿|免)',
    ],
  },
  {
    id: 'false_promise',
    label: '夸大承诺',
    advice: '招工信息要真实，不能夸大收入，请写实际工资',
    consequence: 'review',
    source: market,
    article: '第二十四条',
    patterns: [
      '日赚|躺赚|稳赚|包赚|暴利|暴富',
      '(?:月入|月薪|轻松|日入|收入)(?:过|破|轻松|上)+(?:千|万|\\d{4,})',
      '高薪(?:轻松|无门槛|急招不限)',
      '工资上不封顶|上不封顶',
      '百分百录用|100(?:录用|就业)|保证转正|包分配|包就业',
    ],
  },
  {
    id: 'fraud',
    label: '疑似诈骗',
    advice: '刷单、出租银行卡等涉嫌违法，不能发布',
    consequence: 'review',
    source: market,
    article: '第二十四条',
    patterns: [
      '刷(?:单|信誉|好评|流水)|跑分|垫付返(?:现|利|佣)',
      '(?:出租|出借|租借|收购?)(?:银行卡|电话卡|手机卡|微信号|对公账户)',
      '(?:出国|境外|缅甸|柬埔寨|缅北).{0,6}(?:高薪|客服|包机票)',
    ],
    // 洗刷单人床
    unlessAfter: '洗$',
  },
];
