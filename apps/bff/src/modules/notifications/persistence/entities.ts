import { FlagColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** One notice to one person; its id is the message's, so that a message told twice is one row. */
@Entity('notifications')
@Index('notifications_of_user', ['userId', 'id'])
export class NotificationRecord {
  @IdColumn() id!: string;
  @RefColumn() userId!: string;
  /** Title and sentence, sealed: they tell of a person's case or wage. */
  @TextColumn() textSealed!: string;
  @TextColumn({ length: 300, nullable: true }) link!: string | null;
  @FlagColumn() seen!: boolean;
  @InstantColumn() createdAt!: number;
}
