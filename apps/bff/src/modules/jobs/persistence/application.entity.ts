import type { ApplicationStep, WageStep } from '@yizhan/jobs';
import type {
  ApplicationState,
  HoursBasis,
  LeavingBasis,
  PayMethod,
  Proposer,
  WageState,
} from '@yizhan/jobs/vocabulary';
import {
  CountColumn,
  FenColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  LocalDateColumn,
  RefColumn,
  SealedColumn,
  TextColumn,
  VersionColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** One worker's sign-up to one shift. */
@Entity('applications')
@Index('applications_once', ['shiftId', 'workerId'], { unique: true })
@Index('applications_queue', ['shiftId', 'state', 'queueNo'])
@Index('applications_of_worker', ['workerId', 'startsAt'])
@Index('applications_of_posting', ['postingId'])
@Index('applications_of_day', ['localDate', 'state'])
@Index('applications_clock', ['nextAt', 'state'])
export class Application {
  @IdColumn()
  id!: string;

  @RefColumn()
  postingId!: string;

  @RefColumn()
  shiftId!: string;

  @RefColumn()
  employerId!: string;

  @RefColumn()
  workerId!: string;

  @WordColumn()
  state!: ApplicationState;

  /** Order of sign-up within the shift, from 1. */
  @CountColumn()
  queueNo!: number;

  /** The shift's own times, kept here to find what overlaps. */
  @LocalDateColumn()
  localDate!: string;

  @InstantColumn()
  startsAt!: number;

  @InstantColumn()
  endsAt!: number;

  /** The worker's time is taken: no other shift may overlap. */
  @FlagColumn()
  holdsTime!: boolean;

  /** The staff member who signed up for someone without a phone. */
  @RefColumn({ nullable: true })
  actedBy!: string | null;

  /** When it came to its end without work: withdrawn, declined, cancelled. */
  @InstantColumn({ nullable: true })
  endedAt!: number | null;

  /** Who ended it; null for the worker himself and for the product. */
  @RefColumn({ nullable: true })
  endedBy!: string | null;

  /** Why, in the words of whoever ended it. */
  @TextColumn({ nullable: true })
  endReasonSealed!: string | null;

  /** The place was given back shortly before the start. */
  @FlagColumn({ default: false })
  isLate!: boolean;

  /** The step that comes by itself next, and when; empty while none is planned. */
  @WordColumn({ nullable: true })
  nextStep!: ApplicationStep | null;

  @InstantColumn({ nullable: true })
  nextAt!: number | null;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}

/** One row a worker, changed by each sign-up: two at once for the same worker meet here. */
@Entity('worker_calendars')
export class WorkerCalendar {
  @IdColumn()
  workerId!: string;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}

/** What the check-ins say of an application's shift, and what both sides agreed on. */
@Entity('work_hours')
export class WorkHours {
  @IdColumn()
  applicationId!: string;

  @Index('work_hours_shift')
  @RefColumn()
  shiftId!: string;

  @InstantColumn({ nullable: true })
  checkedInAt!: number | null;

  @InstantColumn({ nullable: true })
  checkedOutAt!: number | null;

  /** Paid minutes by check-ins; null while one is missing. */
  @CountColumn({ nullable: true })
  recordedMinutes!: number | null;

  /** Minutes confirmed by the employer. */
  @CountColumn({ nullable: true })
  minutes!: number | null;

  @CountColumn({ nullable: true })
  pieces!: number | null;

  /** Why they differ from what was recorded. */
  @SealedColumn({ nullable: true })
  reason!: string | null;

  @FlagColumn()
  awaitsConsent!: boolean;

  @InstantColumn({ nullable: true })
  confirmedAt!: number | null;

  /** When the other side agreed to a correction. */
  @InstantColumn({ nullable: true })
  consentedAt!: number | null;

  /** How the hours came to count. */
  @WordColumn({ nullable: true })
  basis!: HoursBasis | null;

  /** Where the time of leaving comes from. */
  @WordColumn({ nullable: true })
  leavingBasis!: LeavingBasis | null;

  /** Pieces by the worker's own word. */
  @CountColumn({ nullable: true })
  statedPieces!: number | null;

  /** Hours that one side wishes, until the other has answered. */
  @WordColumn({ nullable: true })
  proposedBy!: Proposer | null;

  @CountColumn({ nullable: true })
  proposedMinutes!: number | null;

  @CountColumn({ nullable: true })
  proposedPieces!: number | null;

  @SealedColumn({ nullable: true })
  proposedReason!: string | null;

  @InstantColumn({ nullable: true })
  proposedAt!: number | null;

  /** When the other side last refused such a wish. */
  @InstantColumn({ nullable: true })
  refusedAt!: number | null;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}

/** What is owed for one shift of one worker. */
@Entity('wages')
@Index('wages_of_worker', ['workerId', 'state'])
@Index('wages_of_employer', ['employerId', 'state'])
@Index('wages_due', ['state', 'dueAt'])
@Index('wages_clock', ['nextAt', 'state'])
export class Wage {
  @IdColumn()
  id!: string;

  @Index('wages_application', { unique: true })
  @RefColumn()
  applicationId!: string;

  @RefColumn()
  postingId!: string;

  @RefColumn()
  employerId!: string;

  @RefColumn()
  workerId!: string;

  @FenColumn()
  amountFen!: number;

  @InstantColumn()
  dueAt!: number;

  @WordColumn()
  state!: WageState;

  @InstantColumn({ nullable: true })
  paidAt!: number | null;

  @WordColumn({ nullable: true })
  payMethod!: PayMethod | null;

  @SealedColumn({ nullable: true })
  payReference!: string | null;

  @InstantColumn({ nullable: true })
  confirmedAt!: number | null;

  @InstantColumn({ nullable: true })
  disputedAt!: number | null;

  @SealedColumn({ nullable: true })
  disputeNote!: string | null;

  /** When the worker was asked about an overdue wage. */
  @InstantColumn({ nullable: true })
  remindedAt!: number | null;

  /** The step that comes by itself next, and when; empty while none is planned. */
  @WordColumn({ nullable: true })
  nextStep!: WageStep | null;

  @InstantColumn({ nullable: true })
  nextAt!: number | null;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}
