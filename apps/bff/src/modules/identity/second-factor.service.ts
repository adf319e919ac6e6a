import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { identityErrors, identitySettings } from '@yizhan/identity';
import type { Grant } from '@yizhan/identity/vocabulary';
import { err, type Instant, ok, raise } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { Secret, TOTP } from 'otpauth';
import { CONFIG, type Config } from '../../platform/config';
import { PersonalData } from '../../platform/personal-data';
import { User } from './persistence/entities';
import { SecondFactor } from './persistence/second-factor.entity';

const { secondFactor: settings } = identitySettings;

/** What a sign-in with a password still needs. */
export type FactorState = 'none' | 'right' | 'missing' | 'wrong';

/**
 * Codes of an authenticator app (RFC 6238: SHA-1, 6 digits, 30 s) beside the password of staff. Each code
 * works once; recovery codes, shown once, stand in for a lost phone, once each.
 */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    @Inject(CONFIG) private readonly config: Pick<Config, 'staffSecondFactor'>,
  ) {}

  /** Whether these roles may do nothing before the factor is set up. */
  isRequiredFor(grants: readonly Grant[]): boolean {
    const roles: readonly string[] = settings.requiredFor;
    return (
      this.config.staffSecondFactor === 'required' &&
      grants.some(({ role }) => roles.includes(role))
    );
  }

  async isOn(userId: string): Promise<boolean> {
    return (await this.confirmed(userId)) !== null;
  }

  /** A secret to be scanned; it counts from its first right code on. */
  async begin(user: User, now: Instant) {
    if (await this.confirmed(user.id)) return err(raise(identityErrors.second_factor_on));
    const secret = new Secret({ size: settings.secretBytes });
    await this.database.manager.delete(SecondFactor, { id: user.id });
    await this.database.manager.insert(SecondFactor, {
      id: user.id,
      secretSealed: this.personalData.seal(secret.base32),
      confirmedAt: null,
      lastStep: 0,
      recoveryHashes: '',
      createdAt: now,
      version: 0,
    });
    const uri = totpOf(secret.base32, user.account ?? '').toString();
    return ok({ secret: secret.base32, uri });
  }

  async confirm(userId: string, code: string, now: Instant) {
    const row = await this.database.manager.findOneBy(SecondFactor, { id: userId });
    if (!row) return err(raise(identityErrors.second_factor_off));
    if (row.confirmedAt !== null) return err(raise(identityErrors.second_factor_on));
    const step = this.stepOf(row, code, now);
    if (step === null) return err(raise(identityErrors.second_factor_wrong));
    const recoveryCodes = Array.from({ length: settings.recoveryCodes }, newRecoveryCode);
    const changes = {
      confirmedAt: now,
      lastStep: step,
      recoveryHashes: recoveryCodes.map(hashOf).join(' '),
    };
    const seen = { id: row.id, version: row.version };
    const won = await compareAndSet(this.database.manager, SecondFactor, seen, changes);
    return won ? ok({ recoveryCodes }) : err(raise(identityErrors.second_factor_on));
  }

  /** Whether the code lets a sign-in pass; a right one is used up. */
  async use(userId: string, code: string | undefined, now: Instant): Promise<FactorState> {
    const row = await this.confirmed(userId);
    if (!row) return 'none';
    if (code === undefined) return 'missing';
    const changes = this.changesBy(row, code, now);
    if (!changes) return 'wrong';
    const seen = { id: row.id, version: row.version };
    // Two sign-ins with one code: one of them comes too late.
    return (await compareAndSet(this.database.manager, SecondFactor, seen, changes))
      ? 'right'
      : 'wrong';
  }

  /** Taken away: by its owner, or by an administrator when phone and recovery codes are lost. */
  async remove(userId: string): Promise<boolean> {
    const { affected } = await this.database.execute('delete from second_factors where id = ?', [
      userId,
    ]);
    return affected > 0;
  }

  private async confirmed(userId: string): Promise<SecondFactor | null> {
    const row = await this.database.manager.findOneBy(SecondFactor, { id: userId });
    return row && row.confirmedAt !== null ? row : null;
  }

  private changesBy(row: SecondFactor, code: string, now: Instant) {
    const step = this.stepOf(row, code, now);
    if (step !== null) return { lastStep: step };
    const hashes = row.recoveryHashes.split(' ');
    const left = hashes.filter((hash) => hash !== hashOf(code));
    return left.length < hashes.length ? { recoveryHashes: left.join(' ') } : null;
  }

  /** The time step of a right code that is later than the last one used; null otherwise. */
  private stepOf(row: SecondFactor, code: string, now: Instant): number | null {
    const totp = totpOf(this.personalData.open(row.secretSealed), '');
    const delta = totp.validate({ token: code, timestamp: now, window: settings.window });
    if (delta === null) return null;
    const step = Math.floor(now / 1000 / settings.period) + delta;
    return step > Number(row.lastStep) ? step : null;
  }
}

function totpOf(secret: string, label: string): TOTP {
  const { issuer, digits, period } = settings;
  return new TOTP({ issuer, label, digits, period, algorithm: 'SHA1', secret });
}

/** 50 bits in two groups, without letters taken for one another. */
function newRecoveryCode(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const word = Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join('');
  return `${word.slice(0, 5)}-${word.slice(5)}`;
}

function hashOf(code: string): string {
  return createHash('sha256').update(code.trim().toLowerCase()).digest('base64url');
}
