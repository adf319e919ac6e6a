import { Injectable } from '@nestjs/common';
import { failuresNow, identitySettings, noTries, passwordWaitUntil } from '@yizhan/identity';
import type { Instant } from '@yizhan/kernel';
import { compareAndSet, Database, insertIgnore } from '@yizhan/storage';
import { PersonalData } from '../../platform/personal-data';
import { RateLimits } from '../../platform/rate-limits';
import { PasswordTriesRecord } from './persistence/sign-in-records';

interface Place {
  readonly accountIndex: string;
  readonly placeIndex: string;
}

/**
 * Slows down who guesses passwords, account by account and address by address, so that wrong tries
 * elsewhere never shut out the owner. Kept in the database: it holds for all processes and after a start.
 */
@Injectable()
export class PasswordGuard {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly limits: RateLimits,
  ) {}

  /**
   * Until when this account may not be tried from here, or null. A try that is let through counts as
   * wrong until `succeeded`: many at once get no more than many in turn.
   */
  async admit(account: string, ip: string, now: Instant): Promise<Instant | null> {
    const place = this.placeOf(account, ip);
    for (;;) {
      const answer = await this.database.transaction(() => this.tryToAdmit(place, now));
      if (answer !== 'overtaken') return answer;
    }
  }

  async succeeded(account: string, ip: string, now: Instant): Promise<void> {
    const { accountIndex, placeIndex } = this.placeOf(account, ip);
    await this.database.execute(
      `UPDATE password_tries SET failures = 0, last_failure_at = NULL, last_success_at = ?, version = version + 1
       WHERE account_index = ? AND place_index = ?`,
      [now, accountIndex, placeIndex],
    );
  }

  /** A phone that signs in by a code is kept beside the accounts: its places hold as long as theirs. */
  async signedIn(phoneIndex: string, placeIndex: string, now: Instant): Promise<void> {
    const place = { accountIndex: phoneIndex, placeIndex };
    const first = { failures: 0, lastFailureAt: null, lastSuccessAt: now, version: 0 };
    if (await insertIgnore(this.database.manager, PasswordTriesRecord, { ...place, ...first }))
      return;
    await this.database.execute(
      `UPDATE password_tries SET last_success_at = ?, version = version + 1
       WHERE account_index = ? AND place_index = ?`,
      [now, phoneIndex, placeIndex],
    );
  }

  /** Where a phone has signed in lately. */
  async placesOf(phoneIndex: string, now: Instant): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ place: string }>(
      'SELECT place_index AS place FROM password_tries WHERE account_index = ? AND last_success_at > ?',
      [phoneIndex, now - identitySettings.password.throttle.knownFor],
    );
    return new Set(rows.map(({ place }) => place));
  }

  /** What is neither a recent wrong try nor a known address says nothing any more. */
  async purge(now: Instant): Promise<void> {
    const { forgottenAfter, knownFor } = identitySettings.password.throttle;
    await this.database.execute(
      `DELETE FROM password_tries WHERE (last_failure_at IS NULL OR last_failure_at < ?)
         AND (last_success_at IS NULL OR last_success_at < ?)`,
      [now - forgottenAfter, now - knownFor],
    );
  }

  private async tryToAdmit(place: Place, now: Instant): Promise<Instant | null | 'overtaken'> {
    const row = await this.database.manager.findOneBy(PasswordTriesRecord, place);
    const tries = row ?? noTries;
    const until = passwordWaitUntil(tries, await this.fromStrangers(place, now), now);
    if (until !== null) return until;
    const counted = { failures: failuresNow(tries, now) + 1, lastFailureAt: now };
    const kept = row
      ? await compareAndSet(
          this.database.manager,
          PasswordTriesRecord,
          { ...place, version: row.version },
          counted,
        )
      : await insertIgnore(this.database.manager, PasswordTriesRecord, {
          ...place,
          ...counted,
          lastSuccessAt: null,
          version: 0,
        });
    return kept ? null : 'overtaken';
  }

  /** Wrong tries of the last hour from other addresses that the owner isn't known at. */
  private async fromStrangers({ accountIndex, placeIndex }: Place, now: Instant): Promise<number> {
    const { fromStrangers, knownFor } = identitySettings.password.throttle;
    const [row] = await this.database.query<{ failures: number | string | null }>(
      `SELECT SUM(failures) AS failures FROM password_tries
       WHERE account_index = ? AND place_index <> ? AND last_failure_at > ?
         AND (last_success_at IS NULL OR last_success_at < ?)`,
      [accountIndex, placeIndex, now - fromStrangers.within, now - knownFor],
    );
    return Number(row?.failures ?? 0);
  }

  private placeOf(account: string, ip: string): Place {
    return {
      accountIndex: this.personalData.blindIndex(`account:${account}`),
      placeIndex: this.limits.placeOf(ip),
    };
  }
}
