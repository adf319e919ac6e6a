import {
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
  VersionColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** A mark that someone accepted didn't come, with what was said against it. */
@Entity('absences')
@Index('absences_objected', ['answer', 'objectedAt'])
export class Absence {
  @IdColumn()
  applicationId!: string;

  /** Who marked it; null: nobody said anything until the term was over. */
  @RefColumn({ nullable: true })
  markedBy!: string | null;

  @InstantColumn()
  markedAt!: number;

  @InstantColumn({ nullable: true })
  objectedAt!: number | null;

  /** What the worker says against it. */
  @TextColumn({ nullable: true })
  objectionSealed!: string | null;

  /** `lifted`: the person was there; `unanswered`: the mark doesn't count. */
  @WordColumn({ nullable: true })
  answer!: 'lifted' | 'unanswered' | null;

  @InstantColumn({ nullable: true })
  answeredAt!: number | null;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}
