import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

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
