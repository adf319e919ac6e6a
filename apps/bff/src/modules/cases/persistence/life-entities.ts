import type { ReplyOutcome } from '@yizhan/cases/vocabulary';
import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';
import type { CallOutcome } from './entities';

/** A unit that was asked to help with a case: what its inbox and the figures are read from. */
@Entity('case_units')
@Index('case_units_case', ['caseId', 'unitId'], { unique: true })
@Index('case_units_unit', ['unitId', 'open'])
export class CaseUnitRecord {
  @IdColumn() id!: string;
  @RefColumn() caseId!: string;
  @RefColumn() unitId!: string;
  @InstantColumn() askedAt!: number;
  /** When its answer is too late. */
  @InstantColumn({ nullable: true }) dueAt!: number | null;
  @InstantColumn({ nullable: true }) answeredAt!: number | null;
  /** An answer is still waited for. */
  @FlagColumn() open!: boolean;
  @InstantColumn() createdAt!: number;
}

/** Someone who keeps away from a case for an interest of their own (回避). */
@Entity('case_recusals')
@Index('case_recusals_case', ['caseId', 'userId'], { unique: true })
@Index('case_recusals_user', ['userId'])
export class CaseRecusalRecord {
  @IdColumn() id!: string;
  @RefColumn() caseId!: string;
  @RefColumn() userId!: string;
  @TextColumn() reasonSealed!: string;
  @InstantColumn() createdAt!: number;
}

/** Which step was taken on which version of a case, so that the same one sent again is known. */
@Entity('case_steps')
@Index('case_steps_case', ['caseId', 'seen'], { unique: true })
export class CaseStepRecord {
  @IdColumn() id!: string;
  @RefColumn() caseId!: string;
  /** The version on which it was taken. */
  @CountColumn() seen!: number;
  /** Keyed hash of who took it and all that it carried. */
  @TextColumn({ length: 64 }) print!: string;
  @InstantColumn() createdAt!: number;
}

/** A reply or the end of a callback, one row each: what rates over a span are counted from. */
@Entity('case_marks')
@Index('case_marks_kind', ['kind', 'at'])
@Index('case_marks_case', ['caseId'])
export class CaseMarkRecord {
  @IdColumn() id!: string;
  @RefColumn() caseId!: string;
  @RefColumn({ nullable: true }) unitId!: string | null;
  @WordColumn() kind!: 'replied' | 'called';
  @InstantColumn() at!: number;
  /** Of a reply: within the limit for handling. */
  @FlagColumn({ nullable: true }) inTime!: boolean | null;
  /** Of a callback: how it ended. */
  @WordColumn({ nullable: true }) result!: CallOutcome | null;
  /** What the reply said that it was about. */
  @WordColumn({ nullable: true }) outcome!: ReplyOutcome | null;
  @InstantColumn() createdAt!: number;
}
