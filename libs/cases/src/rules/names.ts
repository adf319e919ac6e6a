import { lettersOf } from './folding';

/** Surnames of two characters. */
const compound = new Set(
  '欧阳 司马 上官 诸葛 东方 夏侯 皇甫 尉迟 公孙 司徒 慕容 令狐 宇文 长孙 轩辕 闻人 南宫 端木 独孤 申屠 钟离 西门 司空 百里 东郭 公冶 澹台 呼延 淳于 单于 太史 濮阳 赫连 万俟'.split(
    ' ',
  ),
);

/** The surnames most people have; a word behind 我是 that begins with another one is taken for no name. */
const surnames = new Set(
  (
    '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧肖尹' +
    '姚邵汪祁毛禹狄米贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊甄曲封芮储靳' +
    '汲段富巫乌焦巴谷车侯全班秋仲宁仇甘厉武符刘景詹束龙叶司黎薄白蒲从卓蔺屠蒙池乔阴能苍双闻莘党翟谭贡姬申冉桑桂牛寿边燕尚温庄晏柴瞿阎连习艾鱼容向古易慎戈廖终居衡步都耿满弘匡国文寇广东欧沃利隆师巩聂' +
    '晁冷訾辛那简饶曾沙丰关查荆游权盖益桓公付代闫邸覃岳帅亓仝涂佘佟危苟敖原海涛'
  ).split(''),
);

const titles = [
  ...['某', '女士', '先生', '师傅', '大姐', '大哥', '小姐', '阿姨', '老师', '同志', '大爷'],
  ...['大妈', '大叔', '婶', '嫂', '姐', '哥', '叔', '姓', '氏'],
];
const forms = ['老', '小', '大', '阿', '姓'];

/** Everyday words that look like a surname with a title, or like a given name: they tell of nobody. */
const everyday = new Set(
  '小时 大方 老师 大于 小于 大车 小车 大门 小区 大米 小米 小麦 大路 小路 大江 大国 大全 大都 大巴 大宗 小计 大连 国庆 劳动 建设 文明 和平 平安 安全 中秋 元旦 春节 端午 正常 正式 合同 胜利 团结 光明 江陵 荆州 长江 保安'.split(
    ' ',
  ),
);

/** The surname's letters, of which there may be two. */
export function surnameOf(name: readonly string[]): string {
  const two = name.slice(0, 2).join('');
  return name.length > 2 && compound.has(two) ? two : (name[0] ?? '');
}

/** The name, the given name alone, and the surname with what people are called by. */
export function nameSpellings(name: string | null): string[] {
  const letters = lettersOf(name ?? '');
  if (letters.length < 2) return [];
  const whole = letters.join('');
  const isChinese = letters.length <= 4 && /^\p{Script=Han}+$/u.test(whole);
  if (!isChinese) return [whole];
  const surname = surnameOf(letters);
  const given = whole.slice(surname.length);
  const called = [
    ...(given.length >= 2 ? [given] : []),
    ...titles.map((title) => surname + title),
    ...forms.map((form) => form + surname),
  ];
  return [whole, ...called.filter((word) => !everyday.has(word))];
}

/** Behind these a name ends, and words that end like these are a trade, no name. */
const NAME_ENDS = /[在的是于来因被跟和与现今电手住给为有没不要想也已家就这那到去了吗呢从做干打]/u;
const TRADES = /(工|员|人|者|长|司机|师傅|们|户|班|间|上|里|县|市|镇|村|区|厂)$/u;

/** Names that someone says are their own: 我是郝秋菊, 我叫郝秋菊, 本人郝秋菊. */
export function introducedNames(text: string): string[] {
  const found = [
    ...text.matchAll(
      /(?:我是|我叫|我名叫|我姓名是|本人是|本人叫|本人)\s*[:：，,]?\s*(\p{Script=Han}{2,12})/gu,
    ),
  ];
  return [...new Set(found.flatMap(([, words = '']) => nameIn(words) ?? []))];
}

/** Surnames that begin a sentence as well: only what stands alone behind 我是 is taken for a name. */
const OPENERS = /^[于从向连全居时常何那能应都步方安原平车班单包惠盛成]/u;

function nameIn(words: string): string | null {
  const letters = Array.from(words);
  const folded = lettersOf(words);
  const surname = surnameOf(folded);
  if (!surnames.has(surname) && !compound.has(surname)) return null;
  const end = letters.findIndex((letter, at) => at > surname.length && NAME_ENDS.test(letter));
  const most = surname.length + 2;
  const name = letters.slice(0, end < 0 ? most : Math.min(end, most)).join('');
  const isAlone = letters.length <= most && end < 0;
  if (OPENERS.test(words) && !isAlone) return null;
  return name.length < 2 || TRADES.test(name) || everyday.has(name) ? null : name;
}
