import type { Finding } from '@yizhan/jobs';
import type {
  OccupationGroup,
  PickMode,
  PostingState,
  Settlement,
  WageUnit,
} from '@yizhan/jobs/vocabulary';
import {
  CountColumn,
  FenColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  LocalDateColumn,
  RealColumn,
  RefColumn,
  SealedColumn,
  TextColumn,
  VersionColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index, PrimaryColumn } from 'typeorm';

/** A job offered. What the list shows stands in this one table, so that a page is one query. */
@Entity('postings')
@Index('postings_newest', ['state', 'publishedAt', 'id'])
@Index('postings_by_group', ['state', 'groupKey', 'publishedAt', 'id'])
@Index('postings_by_division', ['state', 'division', 'publishedAt', 'id'])
// District and trade together, the newest first; the wage and the beginning are told by the index alone.
@Index('postings_by_place_and_trade', [
  'state',
  'division',
  'groupKey',
  'publishedAt',
  'id',
  'dayFen',
  'firstStartsAt',
])
@Index('postings_by_station', ['stationId', 'state', 'publishedAt', 'id'])
// Holds what the near list filters by, so that candidates are told by the index alone.
@Index('postings_near', [
  'state',
  'cell',
  'firstStartsAt',
  'lat',
  'lng',
  'groupKey',
  'settlement',
  'dayFen',
  'division',
])
@Index('postings_starting', ['state', 'firstStartsAt'])
@Index('postings_by_employer', ['employerId', 'id'])
@Index('postings_ending', ['state', 'lastEndsAt'])
export class Posting {
  @IdColumn()
  id!: string;

  /** The code under which it was imported. */
  @Index('postings_code', { unique: true })
  @TextColumn({ length: 40, nullable: true })
  code!: string | null;

  @RefColumn()
  employerId!: string;

  /** As the employer's row says; kept here for the list. */
  @TextColumn({ length: 120 })
  employerName!: string;

  @FlagColumn()
  verified!: boolean;

  @WordColumn()
  state!: PostingState;

  @SealedColumn({ nullable: true })
  stateReason!: string | null;

  @TextColumn({ length: 80 })
  title!: string;

  @TextColumn()
  description!: string;

  @TextColumn({ length: 1000 })
  requirements!: string;

  @TextColumn({ length: 1000 })
  benefits!: string;

  @TextColumn({ length: 400 })
  insurance!: string;

  @TextColumn({ length: 12 })
  occupationCode!: string;

  @TextColumn({ length: 40 })
  occupation!: string;

  @WordColumn()
  groupKey!: OccupationGroup;

  @FenColumn()
  wageFen!: number;

  @WordColumn()
  wageUnit!: WageUnit;

  /** The wage of a full day in fen, to compare by; null for piece work. */
  @FenColumn({ nullable: true })
  dayFen!: number | null;

  @WordColumn()
  settlement!: Settlement;

  @CountColumn()
  headcount!: number;

  @WordColumn()
  pickMode!: PickMode;

  @TextColumn({ length: 12 })
  division!: string;

  @TextColumn({ length: 200 })
  address!: string;

  @RealColumn()
  lat!: number;

  @RealColumn()
  lng!: number;

  @CountColumn()
  cell!: number;

  @RefColumn({ nullable: true })
  stationId!: string | null;

  @TextColumn()
  contactNameSealed!: string;

  @TextColumn()
  contactPhoneSealed!: string;

  /** The first start still to come (a sweep moves it on); 0 when there is none. */
  @InstantColumn()
  firstStartsAt!: number;

  /** The last end of its shifts; 0 while a draft has none. */
  @InstantColumn()
  lastEndsAt!: number;

  /** What the checks said when it was sent in. */
  @JsonColumn()
  findings!: readonly Finding[];

  /** The words it is found by, see `searchText`. */
  @TextColumn({ length: 400 })
  searchText!: string;

  @InstantColumn({ nullable: true })
  submittedAt!: number | null;

  @InstantColumn({ nullable: true })
  publishedAt!: number | null;

  /** When it first was full. */
  @InstantColumn({ nullable: true })
  filledAt!: number | null;

  @FlagColumn()
  sample!: boolean;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}

/** Under which two characters a published posting is found, the newest first within a term. */
@Entity('posting_terms')
export class PostingTerm {
  @PrimaryColumn({ type: 'varchar', length: 16 })
  term!: string;

  /** `NEWEST_FIRST - publishedAt`: an ascending key that puts the newest first. */
  @PrimaryColumn({ type: 'bigint' })
  publishKey!: number;

  @Index('posting_terms_posting')
  @PrimaryColumn({ type: 'varchar', length: 26 })
  postingId!: string;

  @InstantColumn()
  createdAt!: number;
}

/** One turn of work of a posting, with its places. */
@Entity('shifts')
@Index('shifts_by_posting', ['postingId', 'localDate'])
@Index('shifts_by_day', ['localDate', 'postingId'])
export class Shift {
  @IdColumn()
  id!: string;

  @RefColumn()
  postingId!: string;

  @LocalDateColumn()
  localDate!: string;

  @InstantColumn()
  startsAt!: number;

  @InstantColumn()
  endsAt!: number;

  @CountColumn()
  breakMinutes!: number;

  /** As the posting says; kept here so that a place is taken by one statement. */
  @WordColumn()
  pickMode!: PickMode;

  /** The posting takes sign-ups. */
  @FlagColumn()
  isOpen!: boolean;

  @CountColumn()
  headcount!: number;

  /** Places taken, never more than `headcount`. */
  @CountColumn()
  taken!: number;

  @CountColumn()
  waiting!: number;

  /** Sign-ups so far: the number of the last one, which orders the queue. */
  @CountColumn()
  queued!: number;

  /** Whether the last sign-up got a place. */
  @FlagColumn()
  lastSeated!: boolean;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}
