import { RoleGrant, SessionRecord, SmsCodeRecord, User } from './entities';
import { IdentityTables1795248187457 } from './migrations/1795248187457-identity-tables';

export const identityEntities = [User, RoleGrant, SessionRecord, SmsCodeRecord];
export const identityMigrations = [IdentityTables1795248187457];
