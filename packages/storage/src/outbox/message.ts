import { Entity, Index } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '../columns';

/** A message written in the same transaction as what it tells of, to be delivered afterwards. */
@Entity('outbox_messages')
@Index(['topic', 'messageKey'], { unique: true })
@Index(['availableAt'])
export class OutboxMessage {
  @IdColumn() id!: string;
  /** `<area>.<event>` */
  @TextColumn({ length: 64 }) topic!: string;
  /** Makes a message unique within its topic: the same news is told once. */
  @TextColumn({ length: 160, nullable: true }) messageKey!: string | null;
  /** JSON, sealed by the database's sealing: it names people. */
  @TextColumn() payload!: string;
  @InstantColumn() createdAt!: number;
  /** When it may be tried (again); null once delivered or given up. Held by one, until its lease ends. */
  @InstantColumn({ nullable: true }) availableAt!: number | null;
  /** Who holds it now. */
  @RefColumn({ nullable: true }) lease!: string | null;
  @CountColumn({ default: 0 }) attempts!: number;
  @InstantColumn({ nullable: true }) deliveredAt!: number | null;
  /** When it was given up after too many failures. */
  @InstantColumn({ nullable: true }) parkedAt!: number | null;
  @TextColumn({ nullable: true }) lastError!: string | null;
}
