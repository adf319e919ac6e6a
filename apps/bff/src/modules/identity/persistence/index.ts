import { RoleGrant, SessionRecord, User } from './entities';
import { IdentityTables1795248187457 } from './migrations/1795248187457-identity-tables';
import { SignInRecords1795645200000 } from './migrations/1795645200000-sign-in-records';
import { SecondFactors1795649116366 } from './migrations/1795649116366-second-factors';
import { NoticeConsents1795650784173 } from './migrations/1795650784173-notice-consents';
import { NoticeConsent } from './notice-consent.entity';
import { SecondFactor } from './second-factor.entity';
import { PasswordTriesRecord, SmsCodeRecord, SmsSend } from './sign-in-records';

export const identityEntities = [
  User,
  RoleGrant,
  SessionRecord,
  SecondFactor,
  NoticeConsent,
  SmsCodeRecord,
  SmsSend,
  PasswordTriesRecord,
];
export const identityMigrations = [
  IdentityTables1795248187457,
  SignInRecords1795645200000,
  SecondFactors1795649116366,
  NoticeConsents1795650784173,
];
