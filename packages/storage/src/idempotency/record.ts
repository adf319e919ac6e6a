import { Entity, Index } from 'typeorm';
import { InstantColumn, TextColumn } from '../columns';

/** One answered request: repeated, it gets the same answer. */
@Entity('idempotency_records')
@Index(['expiresAt'])
export class IdempotencyRecord {
  /** Whose key it is: a user, or an address where there is none yet. */
  @TextColumn({ length: 64, primary: true }) scope!: string;
  @TextColumn({ length: 160, primary: true }) requestKey!: string;
  /** What was asked, as a hash: the same key for something else is refused. */
  @TextColumn({ length: 64 }) fingerprint!: string;
  /** The answer as JSON, sealed by the database's sealing; null only inside the transaction that is working it out. */
  @TextColumn({ nullable: true }) response!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}
