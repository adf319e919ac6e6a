import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { codeState, identityErrors, identitySettings, nextCodeAt } from '@yizhan/identity';
import { err, type Instant, MINUTE, newId, ok, raise, toIso } from '@yizhan/kernel';
import { Database, isUniqueViolation } from '@yizhan/storage';
import { CONFIG, type Config } from '../../platform/config';
import { PersonalData } from '../../platform/personal-data';
import { SMS_GATEWAY, type SmsGateway } from './gateways/sms';
import { WECHAT_GATEWAY, type WechatGateway } from './gateways/wechat';
import { passwordMatches } from './passwords';
import { RoleGrant, SmsCodeRecord, User } from './persistence/entities';
import { SessionsService } from './sessions.service';

/** The three ways in: a code by SMS, WeChat, and a staff account with a password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly personalData: PersonalData,
    @Inject(SMS_GATEWAY) private readonly sms: SmsGateway,
    @Inject(WECHAT_GATEWAY) private readonly wechat: WechatGateway,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Sends a code; at most one a minute to a phone. */
  async sendCode(phone: string, now: Instant) {
    const phoneIndex = this.personalData.blindIndex(phone);
    const { digits, life, resendAfter } = identitySettings.code;
    const code = String(randomInt(10 ** digits)).padStart(digits, '0');
    const next = await this.database.transaction(async () => {
      const last = await this.database.manager.findOneBy(SmsCodeRecord, { phoneIndex });
      const wait = nextCodeAt(last, now);
      if (wait !== null) return wait;
      if (last) await this.database.manager.delete(SmsCodeRecord, { phoneIndex });
      const row = { phoneIndex, codeHash: this.hash(phoneIndex, code), issuedAt: now, attempts: 0 };
      await this.database.manager.insert(SmsCodeRecord, row);
      return null;
    });
    if (next !== null) return err(raise(identityErrors.code_too_soon, { resendAt: toIso(next) }));
    // Outside of the transaction: a slow gateway must not hold the database.
    const sent = await this.sms.sendCode(phone, code, Math.round(life / MINUTE), now);
    if (!sent) {
      await this.database.manager.delete(SmsCodeRecord, { phoneIndex });
      return err(raise(identityErrors.sms_unavailable));
    }
    return ok({ resendAt: toIso(now + resendAfter), expiresAt: toIso(now + life) });
  }

  async byPhone(phone: string, code: string, now: Instant) {
    const checked = await this.useCode(phone, code, now);
    if (!checked.ok) return checked;
    const user = await this.findOrMake({ phone }, now);
    return ok(await this.sessions.open(user, now));
  }

  async byWechat(code: string, now: Instant) {
    const answer = await this.wechat.exchange(code);
    if (answer.state !== 'accepted')
      return answer.state === 'rejected'
        ? err(raise(identityErrors.wechat_rejected))
        : err(raise(identityErrors.wechat_unavailable));
    const user = await this.findOrMake({ openId: answer.openId }, now);
    return ok(await this.sessions.open(user, now));
  }

  async byPassword(account: string, password: string, now: Instant) {
    const user = await this.database.manager.findOneBy(User, { account });
    const matches = await passwordMatches(user?.passwordHash ?? null, password);
    if (!user || !matches) return err(raise(identityErrors.login_failed));
    return ok(await this.sessions.open(user, now));
  }

  /** Takes a code once. A wrong guess is counted before it is answered, whatever happens after. */
  async useCode(phone: string, code: string, now: Instant) {
    const phoneIndex = this.personalData.blindIndex(phone);
    return this.database.transaction(async () => {
      const { affected } = await this.database.execute(
        'UPDATE sms_codes SET attempts = attempts + 1 WHERE phone_index = ?',
        [phoneIndex],
      );
      const kept = await this.database.manager.findOneBy(SmsCodeRecord, { phoneIndex });
      if (affected === 0 || !kept) return err(raise(identityErrors.code_wrong));
      const before = { issuedAt: kept.issuedAt, attempts: kept.attempts - 1 };
      if (codeState(before, now) !== 'valid') return err(raise(identityErrors.code_expired));
      const given = Buffer.from(this.hash(phoneIndex, code));
      if (!timingSafeEqual(given, Buffer.from(kept.codeHash)))
        return err(raise(identityErrors.code_wrong));
      await this.database.manager.delete(SmsCodeRecord, { phoneIndex });
      return ok();
    });
  }

  /** The person with this phone or WeChat id; the first time, a new worker. */
  async findOrMake(who: { phone: string } | { openId: string }, now: Instant) {
    const key = 'phone' in who ? who.phone : who.openId;
    const index = this.personalData.blindIndex(key);
    const where = 'phone' in who ? { phoneIndex: index } : { wechatIndex: index };
    try {
      return await this.database.transaction(async () => {
        const found = await this.database.manager.findOneBy(User, where);
        return found ?? (await this.makeWorker(who, index, now));
      });
    } catch (error) {
      // Two first sign-ins at once: the other one has made the account.
      if (!isUniqueViolation(error)) throw error;
      return this.database.manager.findOneByOrFail(User, where);
    }
  }

  private async makeWorker(
    who: { phone: string } | { openId: string },
    index: string,
    now: Instant,
  ): Promise<User> {
    const phone = 'phone' in who ? who.phone : null;
    const user: User = {
      id: newId(now),
      nameSealed: this.personalData.seal(phone ? `手机尾号${phone.slice(-4)}` : '微信用户'),
      phoneSealed: phone ? this.personalData.seal(phone) : null,
      phoneIndex: phone ? index : null,
      wechatIndex: phone ? null : index,
      wechatSealed: 'openId' in who ? this.personalData.seal(who.openId) : null,
      account: null,
      passwordHash: null,
      mustChangePassword: false,
      lastRole: 'worker',
      largeType: false,
      sample: false,
      createdAt: now,
      version: 0,
    };
    await this.database.manager.insert(User, user);
    await this.database.manager.insert(RoleGrant, {
      id: newId(now),
      userId: user.id,
      role: 'worker',
      scopeId: '',
      createdAt: now,
    });
    return user;
  }

  private hash(phoneIndex: string, code: string): string {
    return createHmac('sha256', this.config.secrets.token)
      .update(`${phoneIndex}:${code}`)
      .digest('base64url');
  }
}
