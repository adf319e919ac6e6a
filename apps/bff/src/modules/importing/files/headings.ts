import type { ImportKind } from '@yizhan/contract';

/** Columns of each kind of table with the headings that people write; either may stand in a file. */
export const headings: Readonly<Partial<Record<ImportKind, Readonly<Record<string, string>>>>> = {
  stations: {
    code: '编号',
    kind: '类型',
    parentCode: '所属驿站编号',
    name: '名称',
    divisionCode: '区县代码',
    divisionName: '区县',
    streetCode: '乡镇街道代码',
    streetName: '乡镇街道',
    address: '地址',
    lat: '纬度',
    lng: '经度',
    hours: '开放时间',
    holidayHours: '节假日开放时间',
    facilities: '设施',
    services: '服务',
    phone: '电话',
    capacity: '座位数',
    languages: '语言',
    notice: '提示',
  },
  employers: {
    code: '编号',
    name: '名称',
    kind: '类型',
    creditCode: '统一社会信用代码',
    contact: '联系人',
    phone: '电话',
    divisionCode: '区县代码',
    address: '地址',
    verified: '已核验',
  },
  postings: {
    code: '编号',
    employerCode: '雇主编号',
    occupation: '工种代码',
    title: '岗位名称',
    description: '工作内容',
    wageFen: '工资（分）',
    unit: '计酬单位',
    settlement: '结算方式',
    headcount: '人数',
    date: '日期',
    from: '上班时间',
    to: '下班时间',
    breakMinutes: '休息分钟',
    stationCode: '驿站编号',
    divisionCode: '区县代码',
    address: '地址',
    lat: '纬度',
    lng: '经度',
    requirements: '要求',
    benefits: '福利',
    insurance: '保险',
    contact: '联系人',
    phone: '电话',
    selection: '录用方式',
  },
};

/** Another heading for a column whose cells are written in another unit. */
export interface Alias {
  readonly column: string;
  readonly heading: string;
  readonly convert: (cell: string) => string;
}

/** 200 yuan are 20000 fen; what is no plain sum stays as it is and is refused with its own word. */
function yuanToFen(cell: string): string {
  const [, yuan, cents = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(cell) ?? [];
  return yuan === undefined ? cell : String(Number(yuan) * 100 + Number(cents.padEnd(2, '0')));
}

export const aliases: Readonly<Partial<Record<ImportKind, readonly Alias[]>>> = {
  postings: [
    { column: 'wageFen', heading: '工资（元）', convert: yuanToFen },
    { column: 'occupation', heading: '工种', convert: (cell) => cell },
    { column: 'divisionCode', heading: '区县', convert: (cell) => cell },
  ],
};

/** A heading as it is compared: half-width, without blanks. */
export function foldHeading(heading: string): string {
  return heading.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
}

/** A column as it is called towards people. */
export function headingOf(kind: ImportKind, column: string): string {
  return headings[kind]?.[column] ?? column;
}
