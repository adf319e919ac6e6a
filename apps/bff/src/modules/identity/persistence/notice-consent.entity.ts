import { IdColumn, InstantColumn, RefColumn, TextColumn } from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** That someone agreed to a version of the rules of handling personal information, and when first. */
@Entity('notice_consents')
@Index('notice_consents_once', ['userId', 'noticeVersion'], { unique: true })
export class NoticeConsent {
  @IdColumn() id!: string;
  @RefColumn() userId!: string;
  @TextColumn({ length: 20 }) noticeVersion!: string;
  @InstantColumn() createdAt!: number;
}
