import type {
  AttendanceView,
  CodeScreen,
  PersonExpected,
  StationCard,
  StationDetail,
} from '@yizhan/contract';
import { MINUTE, SECOND, toIso } from '@yizhan/kernel';

export const STATION = '01HZX0000000000000000000ST';
export const APPLICATION = '01HZX0000000000000000000AP';

export const soon = (ms: number): string => toIso(Date.now() + ms);

export function aStation(fields: Partial<StationCard> = {}): StationCard {
  return {
    stationId: STATION,
    kind: 'station',
    name: '月亮湾零工驿站',
    division: '421024',
    divisionName: '江陵县',
    address: '江陵县郝穴镇月亮湾社区',
    latitude: 30.047,
    longitude: 112.417,
    distance: 350,
    open: true,
    changesAt: soon(60 * MINUTE),
    facilities: ['water', 'toilet', 'rest', 'wifi', 'charging'],
    phone: '0716-0001009',
    sample: true,
    ...fields,
  };
}

export function aStationPage(fields: Partial<StationDetail> = {}): StationDetail {
  return {
    ...aStation(),
    streetName: '郝穴镇',
    hours: { usual: { from: '05:00', to: '19:00' }, holiday: null },
    today: { from: '05:00', to: '19:00' },
    services: ['registration', 'labour_rights'],
    languages: ['普通话', '荆州话'],
    capacity: 60,
    notice: '今天有雨',
    parent: null,
    points: 9,
    postings: { ok: true, value: [] },
    figures: {
      ok: true,
      value: { postings: 3, hires: 8, checkedIn: 5, checkedOut: 1, toVerify: 0 },
    },
    ...fields,
  };
}

export function aCode(fields: Partial<CodeScreen> = {}): CodeScreen {
  return {
    placeName: '月亮湾零工驿站',
    purpose: 'check_in',
    text: 'Y1.check_in.k.1.abcdefghijklmnopqrstuv',
    digits: '314159',
    shownFrom: soon(-10 * SECOND),
    changesAt: soon(20 * SECOND),
    serverTime: soon(0),
    expected: 8,
    checkedIn: 5,
    checkedOut: 0,
    ...fields,
  };
}

export function anAttendance(fields: Partial<AttendanceView> = {}): AttendanceView {
  return {
    attendanceId: '01HZX0000000000000000000AT',
    applicationId: APPLICATION,
    direction: 'in',
    state: 'accepted',
    method: 'scan',
    at: soon(0),
    placeName: '月亮湾零工驿站',
    title: '搬运工',
    startsAt: soon(0),
    endsAt: soon(480 * MINUTE),
    again: false,
    ...fields,
  };
}

export function aPerson(fields: Partial<PersonExpected> = {}): PersonExpected {
  return {
    applicationId: APPLICATION,
    name: '王**',
    phone: '139****1234',
    title: '搬运工',
    employerName: '江边货场',
    startsAt: soon(0),
    endsAt: soon(480 * MINUTE),
    absent: false,
    in: null,
    out: null,
    ...fields,
  };
}
