import { atLocal } from '@yizhan/kernel';
import type { CheckInCommand, ExpectedShift, StationRow } from '../src';

export const DAY = '2026-11-23';

export function aShift(over: Partial<ExpectedShift> = {}): ExpectedShift {
  return {
    applicationId: 'a1',
    stationId: 'station',
    postingId: 'posting',
    from: atLocal(DAY, '08:00'),
    to: atLocal(DAY, '17:00'),
    isIn: false,
    ...over,
  };
}

export function aCommand(over: Partial<CheckInCommand> = {}): CheckInCommand {
  return {
    direction: 'in',
    placeId: 'station',
    at: atLocal(DAY, '07:50'),
    shifts: [aShift()],
    recorded: [],
    ...over,
  };
}

export function aRow(over: Record<string, string> = {}): StationRow {
  return {
    code: 'JL-02',
    kind: 'station',
    parentCode: '',
    name: '月亮湾零工驿站',
    divisionCode: '421024',
    divisionName: '江陵县',
    streetCode: '421024101',
    streetName: '郝穴镇',
    address: '江陵县郝穴镇月亮湾社区',
    lat: '30.04702',
    lng: '112.41690',
    hours: '05:00-19:00',
    holidayHours: '休息',
    facilities: '饮水间|卫生间|休息区',
    services: '求职登记|劳动维权',
    phone: '0716-0001009',
    capacity: '60',
    languages: '普通话|荆州话',
    notice: '',
    ...over,
  };
}
