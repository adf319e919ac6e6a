import { IdColumn, InstantColumn, TextColumn, VersionColumn } from '@yizhan/storage';
import { Entity } from 'typeorm';

/** The second factor of a staff account: a secret that an authenticator app holds too. */
@Entity('second_factors')
export class SecondFactor {
  /** Of the person. */
  @IdColumn() id!: string;
  @TextColumn() secretSealed!: string;
  /** Null until a first code was right. */
  @InstantColumn({ nullable: true }) confirmedAt!: number | null;
  /** The time step of the last code used: none works twice (RFC 6238, 5.2). */
  @InstantColumn({ default: 0 }) lastStep!: number;
  /** Hashes of the recovery codes that are left, between blanks. */
  @TextColumn() recoveryHashes!: string;
  @InstantColumn() createdAt!: number;
  @VersionColumn() version!: number;
}
