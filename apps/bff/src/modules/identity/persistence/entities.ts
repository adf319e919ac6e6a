import type { Role } from '@yizhan/identity/vocabulary';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
  VersionColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** A person. Name, phone and WeChat id are sealed; equality is looked up by a keyed hash. */
@Entity('users')
export class User {
  @IdColumn()
  id!: string;

  @TextColumn()
  nameSealed!: string;

  @TextColumn({ nullable: true })
  phoneSealed!: string | null;

  @Index('users_phone', { unique: true })
  @TextColumn({ length: 64, nullable: true })
  phoneIndex!: string | null;

  @Index('users_wechat', { unique: true })
  @TextColumn({ length: 64, nullable: true })
  wechatIndex!: string | null;

  /** Needed to send subscribe messages. */
  @TextColumn({ nullable: true })
  wechatSealed!: string | null;

  @Index('users_account', { unique: true })
  @TextColumn({ length: 60, nullable: true })
  account!: string | null;

  @TextColumn({ nullable: true })
  passwordHash!: string | null;

  @FlagColumn()
  mustChangePassword!: boolean;

  @WordColumn({ nullable: true })
  lastRole!: Role | null;

  @FlagColumn()
  largeType!: boolean;

  @FlagColumn()
  sample!: boolean;

  /** When an administrator closed the account; null while it is open. */
  @InstantColumn({ nullable: true })
  disabledAt!: number | null;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}

/** A role of a person within a scope; an empty scope is none, so that the key stays unique. */
@Entity('role_grants')
@Index('role_grants_once', ['userId', 'role', 'scopeId'], { unique: true })
export class RoleGrant {
  @IdColumn()
  id!: string;

  @RefColumn()
  userId!: string;

  @Index('role_grants_role')
  @WordColumn()
  role!: Role;

  @RefColumn()
  scopeId!: string;

  @InstantColumn()
  createdAt!: number;
}

/** A signed-in device. Only hashes of its current and previous refresh token are kept. */
@Entity('sessions')
export class SessionRecord {
  @IdColumn()
  id!: string;

  @Index('sessions_user')
  @RefColumn()
  userId!: string;

  @TextColumn({ length: 64 })
  refreshHash!: string;

  @TextColumn({ length: 64, nullable: true })
  previousHash!: string | null;

  @InstantColumn({ nullable: true })
  rotatedAt!: number | null;

  @InstantColumn()
  expiresAt!: number;

  @InstantColumn({ nullable: true })
  revokedAt!: number | null;

  /** What it was opened on, in words; it tells of a person. */
  @TextColumn({ nullable: true })
  deviceSealed!: string | null;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}
