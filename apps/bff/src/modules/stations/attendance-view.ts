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

/** What counts: claims that wait for a person are told apart. */
export function countsOf(standing: readonly Attendance[]) {
  const count = (direction: string) =>
    standing.filter((row) => row.direction === direction && row.state === 'accepted').length;
  return {
    checkedIn: count('in'),
    checkedOut: count('out'),
    toVerify: standing.filter((row) => row.state === 'to_verify').length,
  };
}
