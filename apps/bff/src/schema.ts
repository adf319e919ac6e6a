import { storageEntities, storageMigrations } from '@yizhan/storage';
import {
  RoleGrant,
  SessionRecord,
  SmsCodeRecord,
  User,
} from './modules/identity/persistence/entities';
import { IdentityTables1795248187457 } from './modules/identity/persistence/migrations/1795248187457-identity-tables';

/** Every table and every step that leads to them, in order. */
export const entities = [...storageEntities, User, RoleGrant, SessionRecord, SmsCodeRecord];

export const migrations = [...storageMigrations, IdentityTables1795248187457];
