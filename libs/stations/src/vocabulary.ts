import type { Instant, LocalTime } from '@yizhan/kernel';

export * from './errors';
export * from './extent';

/** A station (驿站) has its own hall and staff; a point (服务点) belongs to a station. */
export const stationKinds = ['station', 'point'] as const;
export type StationKind = (typeof stationKinds)[number];
export const stationKindLabels: Readonly<Record<StationKind, string>> = {
  station: '零工驿站',
  point: '服务点',
};

export const facilities = [
  'water',
  'toilet',
  'rest',
  'first_aid',
  'wifi',
  'air_conditioning',
  'charging',
  'microwave',
  'shelter',
  'ebike_charging',
  'love_station',
  'screen',
  'ramp',
  'lockers',
  'canteen',
] as const;
export type Facility = (typeof facilities)[number];
export const facilityLabels: Readonly<Record<Facility, string>> = {
  water: '饮水间',
  toilet: '卫生间',
  rest: '休息区',
  first_aid: '急救箱',
  wifi: '无线网络',
  air_conditioning: '空调',
  charging: '手机充电',
  microwave: '微波炉',
  shelter: '遮雨棚',
  ebike_charging: '电动车充电',
  love_station: '爱心驿站',
  screen: '电子大屏',
  ramp: '无障碍坡道',
  lockers: '储物柜',
  canteen: '幸福食堂',
};

/** The five services under one roof (零工驿站五项服务). */
export const stationServices = [
  'registration',
  'job_info',
  'training',
  'policy_advice',
  'labour_rights',
] as const;
export type StationService = (typeof stationServices)[number];
export const stationServiceLabels: Readonly<Record<StationService, string>> = {
  registration: '求职登记',
  job_info: '信息发布',
  training: '能力提升',
  policy_advice: '政策咨询',
  labour_rights: '劳动维权',
};

/** From opening to closing on one day; `to` may be `24:00`. */
export interface OpeningHours {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** Null means closed on such days. */
export interface StationHours {
  readonly usual: OpeningHours | null;
  readonly holiday: OpeningHours | null;
}

/** WGS-84 degrees. */
export interface Point {
  readonly lat: number;
  readonly lng: number;
}

export interface Position extends Point {
  /** Radius in metres that the phone is sure of. */
  readonly accuracy: number;
  readonly takenAt: Instant;
}

/** A code's purpose and the direction of the attendance that it makes. */
export const directions = ['in', 'out'] as const;
export type Direction = (typeof directions)[number];
export const directionLabels: Readonly<Record<Direction, string>> = { in: '签到', out: '签退' };

export const codePurposes = ['check_in', 'check_out'] as const;
export type CodePurpose = (typeof codePurposes)[number];
export const directionOf: Readonly<Record<CodePurpose, Direction>> = {
  check_in: 'in',
  check_out: 'out',
};
export const purposeOf: Readonly<Record<Direction, CodePurpose>> = {
  in: 'check_in',
  out: 'check_out',
};

/** Where a code is shown: a station, or the posting's own site. */
export const codePlaceKinds = ['station', 'site'] as const;
export type CodePlaceKind = (typeof codePlaceKinds)[number];

export const attendanceMethods = ['scan', 'digits', 'staff'] as const;
/** How it was shown that the person was there. */
export type AttendanceMethod = (typeof attendanceMethods)[number];
export const attendanceMethodLabels: Readonly<Record<AttendanceMethod, string>> = {
  scan: '扫码',
  digits: '输入数字',
  staff: '驿站代办',
};

/** `to_verify` (待核): a claim held without network, put to staff; nothing is refused by itself. */
export const attendanceStates = ['accepted', 'to_verify', 'rejected'] as const;
export type AttendanceState = (typeof attendanceStates)[number];
export const attendanceStateLabels: Readonly<Record<AttendanceState, string>> = {
  accepted: '有效',
  to_verify: '待核',
  rejected: '未采纳',
};
