import type {
  CaseKind,
  CaseState,
  Channel,
  ClockKind,
  Delivery,
  NoticeChannel,
  NoticeKind,
  Privacy,
  ReplyOutcome,
  Urgency,
} from '@yizhan/cases/vocabulary';
import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  VersionColumn,
  WordColumn,
} from '@yizhan/storage';
import type { ClockColour, ClockRule, Pause } from '@yizhan/working-time';
import { Entity, Index } from 'typeorm';

/** How a callback ended; `ended`: the disagreement was formally ended. */
export type CallOutcome = 'satisfied' | 'dissatisfied' | 'unreachable' | 'ended';

/** An office that can lead a case. */
@Entity('units')
export class UnitRecord {
  @IdColumn() id!: string;
  @Index('units_code', { unique: true })
  @TextColumn({ length: 30 })
  code!: string;
  @TextColumn({ length: 60 }) name!: string;
  @TextColumn({ length: 20 }) shortName!: string;
  /** Null for an office of the whole city. */
  @TextColumn({ length: 12, nullable: true }) division!: string | null;
  @JsonColumn() duties!: string[];
  @TextColumn({ length: 20 }) phone!: string;
  @FlagColumn() active!: boolean;
  @FlagColumn() sample!: boolean;
  @InstantColumn() createdAt!: number;
  @VersionColumn() version!: number;
}

/** A case. What people wrote is sealed; its events stand in the ledger under `case:<id>`. */
@Entity('cases')
@Index('cases_number', ['number'], { unique: true })
@Index('cases_open_wage', ['openWageId'], { unique: true })
@Index('cases_reporter', ['reporterId', 'id'])
@Index('cases_state_due', ['state', 'dueAt', 'id'])
@Index('cases_unit_due', ['leadUnitId', 'state', 'dueAt', 'id'])
@Index('cases_employer', ['employerId', 'state'])
@Index('cases_created', ['createdAt'])
@Index('cases_import', ['importCode'], { unique: true })
@Index('cases_contact', ['contactIndex', 'id'])
@Index('cases_merged', ['mergedIntoId', 'id'])
export class CaseRecord {
  @IdColumn() id!: string;
  @TextColumn({ length: 20 }) number!: string;
  /** Keyed hash of number and query code. */
  @TextColumn({ length: 64 }) codeIndex!: string;
  @TextColumn() codeSealed!: string;
  @WordColumn() kind!: CaseKind;
  @WordColumn() privacy!: Privacy;
  @WordColumn() channel!: Channel;
  @TextColumn({ length: 60 }) category!: string;
  @TextColumn({ length: 12, nullable: true }) division!: string | null;
  @WordColumn() state!: CaseState;
  @InstantColumn() stateSince!: number;
  @RefColumn({ nullable: true }) leadUnitId!: string | null;
  @RefColumn({ nullable: true }) reporterId!: string | null;
  /** Keyed hash of the phone left by someone without an account: the account with it is theirs. */
  @TextColumn({ length: 64, nullable: true }) contactIndex!: string | null;
  /** Who typed it in for someone else. */
  @RefColumn({ nullable: true }) takenById!: string | null;
  /** Words, place, names and phone of the reporter: JSON, sealed. */
  @TextColumn() contentSealed!: string;
  /** What the rules remember, sealed: remedies name payers, reasons quote people. */
  @TextColumn() progressSealed!: string;
  @RefColumn({ nullable: true }) wageId!: string | null;
  @RefColumn({ nullable: true }) employerId!: string | null;
  /** The case that this one has joined: its news goes here too. */
  @RefColumn({ nullable: true }) mergedIntoId!: string | null;
  /** When those reported were first asked; null while they know nothing of it. */
  @InstantColumn({ nullable: true }) accusedToldAt!: number | null;
  /** The wage while the case is open: one open case for one wage. */
  @RefColumn({ nullable: true }) openWageId!: string | null;
  @WordColumn({ nullable: true }) urgency!: Urgency | null;
  /** The earliest limit that runs now; null while none runs or all stand. */
  @InstantColumn({ nullable: true }) dueAt!: number | null;
  @WordColumn() colour!: ClockColour;
  @FlagColumn() paused!: boolean;
  @FlagColumn() pressed!: boolean;
  /** Closed by a supervisor over an open gate. */
  @FlagColumn() overridden!: boolean;
  /** The last reply: when, with what outcome, and whether within the limit for handling. */
  @InstantColumn({ nullable: true }) repliedAt!: number | null;
  @FlagColumn({ nullable: true }) repliedInTime!: boolean | null;
  @WordColumn({ nullable: true }) outcome!: ReplyOutcome | null;
  /** The last callback and how it ended: what the rates are counted from. */
  @InstantColumn({ nullable: true }) calledAt!: number | null;
  @WordColumn({ nullable: true }) callOutcome!: CallOutcome | null;
  @CountColumn({ nullable: true }) rating!: number | null;
  @InstantColumn({ nullable: true }) closedAt!: number | null;
  /** Its code in an import file, so that a file can be read twice. */
  @TextColumn({ length: 30, nullable: true }) importCode!: string | null;
  @FlagColumn() sample!: boolean;
  @InstantColumn() createdAt!: number;
  @VersionColumn() version!: number;
}

/** One limit of a case, with the rule as it was when the clock began. */
@Entity('case_clocks')
@Index('case_clocks_case', ['caseId'])
@Index('case_clocks_change', ['nextChangeAt', 'id'])
@Index('case_clocks_provisional', ['provisionalYear'])
export class CaseClockRecord {
  @IdColumn() id!: string;
  @RefColumn() caseId!: string;
  @WordColumn() kind!: ClockKind;
  @JsonColumn() rule!: ClockRule;
  @InstantColumn() startedAt!: number;
  @TextColumn({ length: 40 }) startEvent!: string;
  @JsonColumn() pauses!: Pause[];
  /** Extensions with their reasons: JSON, sealed; null when there are none. */
  @TextColumn({ nullable: true }) extensionsSealed!: string | null;
  @InstantColumn({ nullable: true }) stoppedAt!: number | null;
  @InstantColumn({ nullable: true }) dueAt!: number | null;
  @WordColumn() colour!: ClockColour;
  /** When colour or state changes next by itself; what a sweep looks for. */
  @InstantColumn({ nullable: true }) nextChangeAt!: number | null;
  /** Why the limit of another law took its place; null: none did. */
  @TextColumn({ length: 300, nullable: true }) superseded!: string | null;
  /** How far people have been told that it runs out: the level of the last alert rule told. */
  @CountColumn({ default: 0 }) alertLevel!: number;
  /** The year whose calendar must be published before `dueAt` is certain. */
  @CountColumn({ nullable: true }) provisionalYear!: number | null;
  @InstantColumn() createdAt!: number;
  @VersionColumn() version!: number;
}

/** A notice to the reporter, as it was worded, and what became of it. */
@Entity('notices')
@Index('notices_case', ['caseId', 'id'])
@Index('notices_delivery', ['delivery', 'createdAt'])
export class NoticeRecord {
  @IdColumn() id!: string;
  @RefColumn() caseId!: string;
  @WordColumn() kind!: NoticeKind;
  @TextColumn() bodySealed!: string;
  @WordColumn() channel!: NoticeChannel;
  @WordColumn({ default: 'sent' }) delivery!: Delivery;
  /** How often a channel was asked to take it. */
  @CountColumn({ default: 0 }) attempts!: number;
  /** Why no channel took it, as the channel's own code. */
  @TextColumn({ length: 60, nullable: true }) failure!: string | null;
  /** When it was made. */
  @InstantColumn() sentAt!: number;
  /** When a channel took it. */
  @InstantColumn({ nullable: true }) takenAt!: number | null;
  @InstantColumn() createdAt!: number;
}

/** What those reported were asked, and what they answered. Names no reporter and no case number. */
@Entity('case_inquiries')
@Index('case_inquiries_case', ['caseId', 'id'])
@Index('case_inquiries_employer', ['employerId', 'id'])
export class InquiryRecord {
  @IdColumn() id!: string;
  @RefColumn() caseId!: string;
  @RefColumn() employerId!: string;
  /** What the handler wrote for them. */
  @TextColumn() disclosedSealed!: string;
  /** A day in words until which the handler must answer; null while no limit runs. */
  @TextColumn({ length: 40, nullable: true }) answerBy!: string | null;
  @InstantColumn() createdAt!: number;
  @TextColumn({ nullable: true }) answerSealed!: string | null;
  @RefColumn({ nullable: true }) answeredById!: string | null;
  @InstantColumn({ nullable: true }) answeredAt!: number | null;
  @VersionColumn() version!: number;
}

/** A puzzle that was used for a case; says nothing of which. */
@Entity('case_proofs')
@Index('case_proofs_expires', ['expiresAt'])
export class CaseProofRecord {
  @IdColumn() id!: string;
  @InstantColumn() expiresAt!: number;
}
