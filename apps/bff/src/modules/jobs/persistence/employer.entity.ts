import type { Card, EmployerKind, EmployerState } from '@yizhan/jobs/vocabulary';
import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  SealedColumn,
  TextColumn,
  VersionColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** A firm or a household that hires. */
@Entity('employers')
@Index('employers_state', ['state', 'id'])
export class Employer {
  @IdColumn()
  id!: string;

  /** The code under which it was imported; null when it registered itself. */
  @Index('employers_code', { unique: true })
  @TextColumn({ length: 40, nullable: true })
  code!: string | null;

  /** The person who registered it; null when it was imported and nobody has claimed it. */
  @Index('employers_owner')
  @RefColumn({ nullable: true })
  ownerId!: string | null;

  /** A person registers one household at most; null for a firm and for what was imported. */
  @Index('employers_household', { unique: true })
  @RefColumn({ nullable: true })
  householdOf!: string | null;

  @WordColumn()
  kind!: EmployerKind;

  @TextColumn({ length: 120 })
  name!: string;

  /** A verified employer's new name, until staff have looked at it. */
  @SealedColumn({ nullable: true })
  pendingName!: string | null;

  /** Unified social credit code (GB 32100-2015); null for a household. */
  @Index('employers_credit_code', { unique: true })
  @TextColumn({ length: 18, nullable: true })
  creditCode!: string | null;

  @TextColumn()
  contactNameSealed!: string;

  @TextColumn()
  contactPhoneSealed!: string;

  @TextColumn({ length: 12 })
  division!: string;

  /** Of a household it is where people live. */
  @SealedColumn()
  address!: string;

  @WordColumn()
  state!: EmployerState;

  @SealedColumn({ nullable: true })
  stateReason!: string | null;

  @WordColumn()
  card!: Card;

  @SealedColumn({ nullable: true })
  cardReason!: string | null;

  /** Postings that were once filled; counted when it happens. */
  @CountColumn()
  filledPostings!: number;

  @FlagColumn()
  sample!: boolean;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}
