import type { ObjectionState, ObjectionSubject } from '@yizhan/jobs/vocabulary';
import {
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
  VersionColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** An employer objects to what staff or the product decided about it; staff answer within a term. */
@Entity('employer_objections')
@Index('employer_objections_of', ['employerId', 'id'])
@Index('employer_objections_due', ['state', 'dueAt'])
export class EmployerObjection {
  @IdColumn()
  id!: string;

  @RefColumn()
  employerId!: string;

  @WordColumn()
  subject!: ObjectionSubject;

  /** The posting that was returned or taken down, when it is about one. */
  @RefColumn({ nullable: true })
  postingId!: string | null;

  /** Employer, subject and posting while it is open: the same is objected to once. */
  @Index('employer_objections_open', { unique: true })
  @TextColumn({ length: 100, nullable: true })
  openKey!: string | null;

  @TextColumn()
  textSealed!: string;

  @WordColumn()
  state!: ObjectionState;

  @InstantColumn()
  dueAt!: number;

  @TextColumn({ nullable: true })
  answerSealed!: string | null;

  @RefColumn({ nullable: true })
  answeredBy!: string | null;

  @InstantColumn({ nullable: true })
  answeredAt!: number | null;

  /** When the administrators were told that the term had passed. */
  @InstantColumn({ nullable: true })
  overdueToldAt!: number | null;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}
