import type { MyShift } from '@yizhan/contract';
import {
  contactWindow,
  daysOverdue,
  inspectionUntil,
  mayClaimUnpaid,
  paymentAssumedAt,
  withdrawalTerms,
} from '@yizhan/jobs';
import type {
  ApplicationState,
  HoursBasis,
  LeavingBasis,
  PayMethod,
  Proposer,
  Settlement,
  WageState,
  WageUnit,
} from '@yizhan/jobs/vocabulary';
import { type Instant, toIso } from '@yizhan/kernel';
import type { Sealing } from '@yizhan/storage';

type WageView = NonNullable<MyShift['wage']>;

export function isoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : toIso(instant);
}

export function wageView(
  wage: {
    readonly id: string;
    readonly amountFen: number;
    readonly dueAt: Instant;
    readonly state: WageState;
    readonly paidAt: Instant | null;
    readonly payMethod: PayMethod | null;
    readonly payReference: string | null;
  },
  now: Instant,
): WageView {
  const isOpen = wage.amountFen > 0 && (wage.state === 'due' || wage.state === 'disputed');
  return {
    wageId: wage.id,
    amountFen: wage.amountFen,
    dueAt: toIso(wage.dueAt),
    state: wage.state,
    overdueDays: isOpen ? daysOverdue(wage.dueAt, now) : 0,
    paidAt: isoOrNull(wage.paidAt),
    payMethod: wage.payMethod,
    payReference: wage.payReference,
    claimable: mayClaimUnpaid(wage, now).ok,
    assumedAt:
      wage.state === 'paid' && wage.paidAt !== null ? toIso(paymentAssumedAt(wage.paidAt)) : null,
    claimUntil: toIso(inspectionUntil(wage.dueAt)),
  };
}

/** An application with its shift, hours and wage: what workers and employers both look at. */
export interface WorkRow {
  readonly application_id: string;
  readonly posting_id: string;
  readonly shift_id: string;
  readonly worker_id: string;
  readonly state: ApplicationState;
  readonly queue_no: number;
  readonly local_date: string;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly break_minutes: number;
  readonly checked_in_at: number | null;
  readonly checked_out_at: number | null;
  readonly recorded_minutes: number | null;
  readonly minutes: number | null;
  readonly pieces: number | null;
  readonly reason: string | null;
  readonly awaits_consent: number | boolean | null;
  readonly confirmed_at: number | null;
  readonly basis: HoursBasis | null;
  readonly leaving_basis: LeavingBasis | null;
  readonly stated_pieces: number | null;
  readonly proposed_by: Proposer | null;
  readonly proposed_minutes: number | null;
  readonly proposed_pieces: number | null;
  readonly proposed_reason: string | null;
  readonly proposed_at: number | null;
  readonly posting_settlement: Settlement;
  readonly posting_unit: WageUnit;
  readonly posting_ends_at: number;
  readonly marked_by: string | null;
  readonly marked_at: number | null;
  readonly objected_at: number | null;
  readonly absence_answer: 'lifted' | 'unanswered' | null;
  readonly wage_id: string | null;
  readonly amount_fen: number | null;
  readonly due_at: number | null;
  readonly wage_state: WageState | null;
  readonly paid_at: number | null;
  readonly pay_method: PayMethod | null;
  readonly pay_reference: string | null;
  /** Those who wait before this one. */
  readonly ahead: number | null;
}

export const WORK_COLUMNS = `a.id as application_id, a.posting_id, a.shift_id, a.worker_id, a.state,
  a.queue_no, a.local_date, a.starts_at, a.ends_at, s.break_minutes,
  h.checked_in_at, h.checked_out_at, h.recorded_minutes, h.minutes, h.pieces, h.reason,
  h.awaits_consent, h.confirmed_at, h.basis, h.leaving_basis, h.stated_pieces, h.proposed_by,
  h.proposed_minutes, h.proposed_pieces, h.proposed_reason, h.proposed_at,
  wp.settlement as posting_settlement, wp.wage_unit as posting_unit, wp.last_ends_at as posting_ends_at,
  x.marked_by, x.marked_at, x.objected_at, x.answer as absence_answer, w.id as wage_id, w.amount_fen, w.due_at, w.state as wage_state, w.paid_at,
  w.pay_method, w.pay_reference,
  case when a.state = 'waiting' then (select count(*) from applications q
    where q.shift_id = a.shift_id and q.state = 'waiting' and q.queue_no < a.queue_no) end as ahead`;

export const WORK_JOINS = `join shifts s on s.id = a.shift_id
  join postings wp on wp.id = a.posting_id
  left join absences x on x.application_id = a.id
  left join work_hours h on h.application_id = a.id
  left join wages w on w.application_id = a.id`;

/** What stands sealed in a row that was read by SQL, opened. */
export function openedRow<Row extends WorkRow>(row: Row, sealing: Sealing): Row {
  const open = (text: string | null) => text && sealing.open(text);
  return {
    ...row,
    reason: open(row.reason),
    proposed_reason: open(row.proposed_reason),
    pay_reference: open(row.pay_reference),
  };
}

export function wageOf(row: WorkRow, now: Instant): WageView | null {
  if (row.wage_id === null || row.wage_state === null) return null;
  return wageView(
    {
      id: row.wage_id,
      amountFen: row.amount_fen ?? 0,
      dueAt: row.due_at ?? 0,
      state: row.wage_state,
      paidAt: row.paid_at,
      payMethod: row.pay_method,
      payReference: row.pay_reference,
    },
    now,
  );
}

export function queuePosition(row: WorkRow): number | null {
  return row.ahead === null ? null : Number(row.ahead) + 1;
}

/** Until when the sign-up may be cancelled, and what it would mean now; null when it can't be. */
export function withdrawalOf(row: WorkRow, now: Instant): MyShift['withdrawal'] {
  const terms = withdrawalTerms({ state: row.state, startsAt: row.starts_at }, now);
  if (!terms.ok) return null;
  const { until, freeUntil, isLate } = terms.value;
  return { until: toIso(until), freeUntil: toIso(freeUntil), isLate };
}

/** When the other side may be called; null for who isn't taken on. */
export function contactOf(row: WorkRow): MyShift['contact'] {
  const window = contactWindow({
    state: row.state,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  });
  return window && { from: toIso(window.from), until: isoOrNull(window.until) };
}
