import type { AttendanceView } from '@yizhan/contract';
import { toIso } from '@yizhan/kernel';
import type { Attendance } from './persistence/entities';

export function attendanceView(row: Attendance, again: boolean): AttendanceView {
  return {
    attendanceId: row.id,
    applicationId: row.applicationId,
    direction: row.direction,
    state: row.state,
    method: row.method,
    at: toIso(row.at),
    placeName: row.placeName,
    title: row.title,
    startsAt: toIso(row.startsAt),
    endsAt: toIso(row.endsAt),
    again,
  };
}
