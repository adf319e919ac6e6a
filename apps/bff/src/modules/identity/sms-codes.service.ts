import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  codeState,
  codesExhaustedUntil,
  identityErrors,
  identitySettings,
  nextCodeAt,
} from '@yizhan/identity';
import {
  DAY,
  type DomainError,
  err,
  type Instant,
  MINUTE,
  newId,
  ok,
  type Result,
  raise,
  SECOND,
  toIso,
} from '@yizhan/kernel';
import { Database, insert, insertIgnore } from '@yizhan/storage';
import { Alarms } from '../../platform/alarms';
import { CONFIG, type Config } from '../../platform/config';
import { countCode } from '../../platform/metrics';
import { PersonalData } from '../../platform/personal-data';
import { BUDGETS, type Budgets, RateLimits } from '../../platform/rate-limits';
import { SMS_GATEWAY, type SmsGateway } from './gateways/sms';
import { PasswordGuard } from './password-guard.service';
import { SmsCodeRecord, SmsSend } from './persistence/sign-in-records';

/** Messages of a day are running out, or are used up. */
const DAY_ALARM = 'identity.sms_day_limit';

/** Who asks for a code, from where, and when. */
interface Asked {
  readonly phoneIndex: string;
  readonly placeIndex: string;
  readonly now: Instant;
}

export interface SentTimes {
  readonly resendAt: string;
  readonly expiresAt: string;
}

type SendCode =
  | 'identity.code_too_soon'
  | 'identity.codes_exhausted'
  | 'identity.sms_day_limit'
  | 'identity.sms_unavailable';

type Decision =
  | { readonly send: string }
  | { readonly answer: Result<SentTimes, DomainError<SendCode>> }
  /** Another request was faster; it is decided anew. */
  | 'overtaken';

/** Codes by SMS: at most one a minute, so many a day, each good for a few tries. */
@Injectable()
export class SmsCodes {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly limits: RateLimits,
    private readonly alarms: Alarms,
    private readonly guard: PasswordGuard,
    @Inject(SMS_GATEWAY) private readonly sms: SmsGateway,
    @Inject(BUDGETS) private readonly budgets: Budgets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Sends a code, or says when the next one may be sent. */
  async send(
    phone: string,
    ip: string,
    now: Instant,
  ): Promise<Result<SentTimes, DomainError<SendCode>>> {
    const asked = { ...this.where(phone, ip), now };
    const { digits, life } = identitySettings.code;
    const code = String(randomInt(10 ** digits)).padStart(digits, '0');
    const decision = await this.decided(asked, code);
    if ('answer' in decision) {
      // A message that wasn't sent is none of the address's budget.
      await this.limits.giveBack('code', { ip, subject: null, callerId: null });
      return decision.answer;
    }
    // Outside of the transaction: a slow gateway must not hold the database.
    if (await this.sms.sendCode(phone, code, Math.round(life / MINUTE), now)) {
      countCode('sent');
      return ok(timesOf(now));
    }
    countCode('failed');
    await this.forget(asked, code, decision.send);
    return err(raise(identityErrors.sms_unavailable));
  }

  /** Takes a code once. A wrong guess is counted before it is answered, whatever happens after. */
  async use(phone: string, code: string, ip: string, now: Instant) {
    const { phoneIndex, placeIndex } = this.where(phone, ip);
    return this.database.transaction(async () => {
      const { affected } = await this.database.execute(
        `UPDATE sms_codes SET
           attempts = attempts + CASE WHEN place_index IS NULL OR place_index = ? THEN 1 ELSE 0 END,
           stranger_attempts = stranger_attempts + CASE WHEN place_index <> ? THEN 1 ELSE 0 END
         WHERE phone_index = ?`,
        [placeIndex, placeIndex, phoneIndex],
      );
      const kept = await this.database.manager.findOneBy(SmsCodeRecord, { phoneIndex });
      if (affected === 0 || !kept) return err(raise(identityErrors.code_wrong));
      if (codeState(beforeThisTry(kept, placeIndex), isStranger(kept, placeIndex), now) !== 'valid')
        return err(raise(identityErrors.code_expired));
      const given = Buffer.from(this.hash(phoneIndex, code));
      if (!timingSafeEqual(given, Buffer.from(kept.codeHash)))
        return err(raise(identityErrors.code_wrong));
      await this.database.manager.delete(SmsCodeRecord, { phoneIndex });
      await this.guard.signedIn(phoneIndex, placeIndex, now);
      return ok();
    });
  }

  /** What was sent more than a day ago counts for nothing any more. */
  async purge(now: Instant): Promise<void> {
    await this.database.execute('DELETE FROM sms_sends WHERE sent_at < ?', [now - DAY]);
    await this.database.execute('DELETE FROM sms_codes WHERE issued_at < ?', [now - DAY]);
  }

  private where(phone: string, ip: string) {
    return {
      phoneIndex: this.personalData.blindIndex(phone),
      placeIndex: this.limits.placeOf(ip),
    };
  }

  private async decided(asked: Asked, code: string) {
    for (;;) {
      const decision = await this.database.transaction(() => this.decide(asked, code));
      if (decision !== 'overtaken') return decision;
    }
  }

  private async decide(asked: Asked, code: string): Promise<Decision> {
    const { phoneIndex, placeIndex, now } = asked;
    const last = await this.database.manager.findOneBy(SmsCodeRecord, { phoneIndex });
    const next = nextCodeAt(last, now);
    if (last && next !== null) {
      const sameTap =
        last.placeIndex === placeIndex && now - last.issuedAt < identitySettings.code.sameTap;
      const tooSoon = raise(identityErrors.code_too_soon, {
        ...timesOf(last.issuedAt),
        resendAt: toIso(next),
        retryAfter: Math.ceil((next - now) / SECOND),
      });
      return { answer: sameTap ? ok(timesOf(last.issuedAt)) : err(tooSoon) };
    }
    const refusal = (await this.exhausted(asked, last)) ?? (await this.allExhausted(now));
    if (refusal) return { answer: err(refusal) };
    if (!(await this.replace(last, asked, code))) return 'overtaken';
    const id = newId(now);
    await insert(this.database.manager, SmsSend, { id, phoneIndex, placeIndex, sentAt: now });
    return { send: id };
  }

  private async exhausted({ phoneIndex, placeIndex, now }: Asked, last: SmsCodeRecord | null) {
    const sent = await this.database.manager.findBy(SmsSend, { phoneIndex });
    const known = await this.guard.placesOf(phoneIndex, now);
    const until = codesExhaustedUntil(
      sent.map((one) => ({
        sentAt: one.sentAt,
        fromHere: one.placeIndex === placeIndex,
        fromKnown: known.has(one.placeIndex),
      })),
      this.budgets.codes,
      now,
      known.has(placeIndex),
    );
    if (until === null) return null;
    countCode('exhausted');
    const alive = last && codeState(last, isStranger(last, placeIndex), now) === 'valid';
    return raise(identityErrors.codes_exhausted, {
      resendAt: toIso(until),
      retryAfter: Math.ceil((until - now) / SECOND),
      ...(alive ? { expiresAt: timesOf(last.issuedAt).expiresAt } : {}),
    });
  }

  /** All phones together: a flood ends here, and well before its end an alarm says so. */
  private async allExhausted(now: Instant) {
    const { all, alarmAt } = this.budgets.codes;
    const calls = this.config.smsDailyLimit ?? all.calls;
    const [row] = await this.database.query<{ sent: number | string }>(
      'SELECT COUNT(*) AS sent FROM sms_sends WHERE sent_at > ? AND sent_at <= ?',
      [now - all.within, now + identitySettings.code.resendAfter],
    );
    const sent = Number(row?.sent ?? 0);
    const detail = `${sent >= calls ? 'used up' : 'running out'}: ${calls} in a day`;
    if (sent >= calls * alarmAt) this.alarms.raise(DAY_ALARM, detail);
    else this.alarms.clear(DAY_ALARM);
    if (sent < calls) return null;
    countCode('day_limit');
    return raise(identityErrors.sms_day_limit);
  }

  /** False when another request has put in a code meanwhile. */
  private async replace(last: SmsCodeRecord | null, asked: Asked, code: string): Promise<boolean> {
    const { phoneIndex, placeIndex, now } = asked;
    const codeHash = this.hash(phoneIndex, code);
    if (!last) {
      const fresh = { attempts: 0, strangerAttempts: 0, issuedAt: now };
      return insertIgnore(this.database.manager, SmsCodeRecord, {
        phoneIndex,
        placeIndex,
        codeHash,
        ...fresh,
      });
    }
    const { affected } = await this.database.execute(
      `UPDATE sms_codes SET place_index = ?, code_hash = ?, issued_at = ?, attempts = 0, stranger_attempts = 0
       WHERE phone_index = ? AND code_hash = ?`,
      [placeIndex, codeHash, now, phoneIndex, last.codeHash],
    );
    return affected === 1;
  }

  /** A message the gateway didn't take holds nobody up. */
  private async forget({ phoneIndex }: Asked, code: string, sendId: string): Promise<void> {
    const codeHash = this.hash(phoneIndex, code);
    await this.database.transaction(async () => {
      await this.database.manager.delete(SmsCodeRecord, { phoneIndex, codeHash });
      await this.database.manager.delete(SmsSend, { id: sendId });
    });
  }

  private hash(phoneIndex: string, code: string): string {
    return createHmac('sha256', this.config.secrets.token)
      .update(`${phoneIndex}:${code}`)
      .digest('base64url');
  }
}

function timesOf(issuedAt: Instant): SentTimes {
  const { resendAfter, life } = identitySettings.code;
  return { resendAt: toIso(issuedAt + resendAfter), expiresAt: toIso(issuedAt + life) };
}

function isStranger(kept: SmsCodeRecord, placeIndex: string): boolean {
  return kept.placeIndex !== null && kept.placeIndex !== placeIndex;
}

function beforeThisTry(kept: SmsCodeRecord, placeIndex: string) {
  const { issuedAt, attempts, strangerAttempts } = kept;
  return isStranger(kept, placeIndex)
    ? { issuedAt, attempts, strangerAttempts: strangerAttempts - 1 }
    : { issuedAt, attempts: attempts - 1, strangerAttempts };
}
