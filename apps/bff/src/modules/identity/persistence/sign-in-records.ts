import { CountColumn, IdColumn, InstantColumn, TextColumn, VersionColumn } from '@yizhan/storage';
import { Entity, Index, PrimaryColumn } from 'typeorm';

/** The last code sent to a phone; the phone only as its blind index, the code only as a hash. */
@Entity('sms_codes')
export class SmsCodeRecord {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  phoneIndex!: string;

  /** The address it was asked for from, as a blind index; null for codes older than this column. */
  @TextColumn({ length: 64, nullable: true })
  placeIndex!: string | null;

  @TextColumn({ length: 64 })
  codeHash!: string;

  @InstantColumn()
  issuedAt!: number;

  /** Tries from that address. */
  @CountColumn()
  attempts!: number;

  /** Tries from all others. */
  @CountColumn({ default: 0 })
  strangerAttempts!: number;
}

/** A message that was sent in the last day; phone and address as blind indexes. */
@Entity('sms_sends')
@Index('sms_sends_phone', ['phoneIndex', 'sentAt'])
export class SmsSend {
  @IdColumn()
  id!: string;

  @TextColumn({ length: 64 })
  phoneIndex!: string;

  @TextColumn({ length: 64 })
  placeIndex!: string;

  @Index('sms_sends_time')
  @InstantColumn()
  sentAt!: number;
}

/** Tries of a password for one account from one address, both as blind indexes. */
@Entity('password_tries')
export class PasswordTriesRecord {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  accountIndex!: string;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  placeIndex!: string;

  @CountColumn()
  failures!: number;

  @InstantColumn({ nullable: true })
  lastFailureAt!: number | null;

  @InstantColumn({ nullable: true })
  lastSuccessAt!: number | null;

  @VersionColumn()
  version!: number;
}
