import type { CallPurpose, CallSide } from '@yizhan/jobs/vocabulary';
import { IdColumn, InstantColumn, RefColumn, WordColumn } from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** A number that was shown to somebody: whose, to whom, what for. Only ever added to. */
@Entity('contact_calls')
@Index('contact_calls_by_caller', ['callerId', 'calledAt'])
@Index('contact_calls_application', ['applicationId'])
export class ContactCall {
  @IdColumn()
  id!: string;

  @RefColumn()
  applicationId!: string;

  @RefColumn()
  employerId!: string;

  /** Who was shown the number. */
  @RefColumn()
  callerId!: string;

  /** Whose number it was. */
  @WordColumn()
  side!: CallSide;

  @WordColumn()
  purpose!: CallPurpose;

  @InstantColumn()
  calledAt!: number;
}
