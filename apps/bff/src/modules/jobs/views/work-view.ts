import type { MyShift } from '@yizhan/contract';
import {
  absenceAnswerUntil,
  absenceObjectUntil,
  absentFrom,
  applicationMachine,
  hoursCountAt,
  hoursObjectUntil,
  isWorkOver,
  proposalUntil,
  workDay,
} from '@yizhan/jobs';
import { actionsFor, type Instant, toIso } from '@yizhan/kernel';
import { isoOrNull, type WorkRow } from './rows';

type Side = 'worker' | 'employer';

/** The hours as they stand, and what will become of them by themselves. */
export function hoursOf(row: WorkRow, now: Instant): MyShift['hours'] {
  return {
    checkedInAt: isoOrNull(row.checked_in_at),
    checkedOutAt: isoOrNull(row.checked_out_at),
    recordedMinutes: row.recorded_minutes,
    minutes: row.minutes,
    pieces: row.pieces,
    reason: row.reason,
    awaitsConsent: row.proposed_by === 'employer',
    basis: row.basis,
    leavingBasis: row.leaving_basis,
    statedPieces: row.stated_pieces,
    countsAt: countsAt(row),
    objectUntil: canObject(row, now) ? toIso(hoursObjectUntil(row.confirmed_at ?? now)) : null,
    proposal:
      row.proposed_by === null || row.proposed_at === null
        ? null
        : {
            by: row.proposed_by,
            minutes: row.proposed_minutes ?? 0,
            pieces: row.proposed_pieces,
            reason: row.proposed_reason,
            until: toIso(proposalUntil(row.proposed_at)),
          },
  };
}

/** The mark of absence, while it stands. */
export function absenceOf(row: WorkRow): MyShift['absence'] {
  if (row.marked_at === null || row.state !== 'no_show') return null;
  return {
    markedAt: toIso(row.marked_at),
    byItself: row.marked_by === null,
    objectUntil: toIso(absenceObjectUntil(row.marked_at)),
    objectedAt: isoOrNull(row.objected_at),
    answerUntil: row.objected_at === null ? null : toIso(absenceAnswerUntil(row.objected_at)),
    counts: row.absence_answer === null,
  };
}

/** What only makes sense before the shift has begun. */
const BEFORE_START: readonly string[] = ['withdraw', 'accept', 'decline'];

/** What this side may do with the application now, as the routes would answer. */
export function actionsOf(row: WorkRow, side: Side, now: Instant): string[] {
  const shift = { startsAt: row.starts_at, endsAt: row.ends_at };
  const closed = new Set([
    ...(now < row.starts_at ? [] : BEFORE_START),
    ...(isWorkOver(row.state, shift, now) ? [] : ['confirm_hours']),
    ...(now >= absentFrom(shift) ? [] : ['miss']),
  ]);
  const moves = actionsFor(applicationMachine, row.state, [side]);
  return [...moves.filter((action) => !closed.has(action)), ...wordsOf(row, side, now)];
}

/** What can be said about the hours without moving the application. */
function wordsOf(row: WorkRow, side: Side, now: Instant): string[] {
  const may: [string, boolean][] =
    side === 'worker'
      ? [
          ['state_leaving', row.state === 'checked_in' && now >= row.ends_at],
          ['state_pieces', row.posting_unit === 'piece' && isOpen(row)],
          ['object_hours', canObject(row, now)],
          ['object_absence', canObjectAbsence(row, now)],
        ]
      : [
          ['answer_hours', row.proposed_by === 'worker'],
          ['object_hours', canObject(row, now)],
        ];
  return may.filter(([, isAllowed]) => isAllowed).map(([action]) => action);
}

function isOpen({ state }: WorkRow): boolean {
  return state === 'checked_in' || state === 'checked_out';
}

function canObject(row: WorkRow, now: Instant): boolean {
  if (row.state !== 'wage_due' || row.confirmed_at === null || row.proposed_by !== null)
    return false;
  return now <= hoursObjectUntil(row.confirmed_at);
}

function canObjectAbsence(row: WorkRow, now: Instant): boolean {
  if (row.state !== 'no_show' || row.marked_at === null || row.objected_at !== null) return false;
  return now <= absenceObjectUntil(row.marked_at);
}

function countsAt(row: WorkRow): string | null {
  if (row.state !== 'checked_out') return null;
  return toIso(
    hoursCountAt({
      endsAt: row.ends_at,
      settlement: row.posting_settlement,
      lastDate: workDay(row.posting_ends_at),
      checkedOutAt: row.checked_out_at,
    }),
  );
}
