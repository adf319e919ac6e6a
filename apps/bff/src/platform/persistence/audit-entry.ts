import type { AuditAction, AuditSubject } from '@yizhan/identity/vocabulary';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** Who did what to whom, when and why. Its digest stands in the ledger, in the chain of whoever acted. */
@Entity('audit_entries')
@Index('audit_entries_actor', ['actorId', 'id'])
@Index('audit_entries_subject', ['subjectKind', 'subjectId', 'id'])
@Index('audit_entries_action', ['action', 'id'])
@Index('audit_entries_created', ['createdAt'])
export class AuditEntryRow {
  @IdColumn() id!: string;
  @WordColumn() action!: AuditAction;
  /** `done`, or the code of the refusal. */
  @TextColumn({ length: 80 }) outcome!: string;
  @RefColumn({ nullable: true }) actorId!: string | null;
  /** The roles held then, with their scopes: `handler:01K…`, between blanks. */
  @TextColumn({ length: 400 }) actorRoles!: string;
  @WordColumn({ nullable: true }) subjectKind!: AuditSubject | null;
  /** An id, an account's name, or a phone's blind index. */
  @TextColumn({ length: 80, nullable: true }) subjectId!: string | null;
  @TextColumn({ nullable: true }) reasonSealed!: string | null;
  @TextColumn() addressSealed!: string;
  @TextColumn({ length: 40 }) requestId!: string;
  /** Where in the ledger its digest stands. */
  @TextColumn({ length: 80 }) stream!: string;
  @CountColumn() seq!: number;
  @InstantColumn() createdAt!: number;
}
