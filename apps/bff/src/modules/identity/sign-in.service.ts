import { Inject, Injectable } from '@nestjs/common';
import { identityErrors } from '@yizhan/identity';
import { err, type Instant, newId, ok, raise, SECOND, toIso } from '@yizhan/kernel';
import { Database, isUniqueViolation } from '@yizhan/storage';
import { networks } from '../../platform/addresses';
import { CONFIG, type Config } from '../../platform/config';
import { PersonalData } from '../../platform/personal-data';
import { RateLimits } from '../../platform/rate-limits';
import { ConsentsService } from './consents.service';
import { WECHAT_GATEWAY, type WechatGateway } from './gateways/wechat';
import { PasswordGuard } from './password-guard.service';
import { passwordMatches } from './passwords';
import { RoleGrant, User } from './persistence/entities';
import { SecondFactorService } from './second-factor.service';
import { SessionsService } from './sessions.service';
import { SmsCodes } from './sms-codes.service';

/** From where someone signs in, and with what program. */
export interface Origin {
  readonly ip: string;
  readonly agent?: string | undefined;
}

interface PhoneSignIn {
  readonly phone: string;
  readonly code: string;
  readonly notice: string;
}

interface WechatSignIn {
  readonly code: string;
  readonly notice: string;
}

interface PasswordSignIn {
  readonly notice: string;
  readonly account: string;
  readonly password: string;
  /** Of the second factor. */
  readonly code?: string | undefined;
}

/** The three ways in: a code by SMS, WeChat, and a staff account with a password. */
@Injectable()
export class SignInService {
  /** Whether staff may sign in from an address; null: from everywhere. */
  private readonly places: ((ip: string) => boolean) | null;

  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly codes: SmsCodes,
    private readonly guard: PasswordGuard,
    private readonly limits: RateLimits,
    private readonly personalData: PersonalData,
    @Inject(WECHAT_GATEWAY) private readonly wechat: WechatGateway,
    private readonly factors: SecondFactorService,
    private readonly consents: ConsentsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.places = config.staffAddresses.length > 0 ? networks(config.staffAddresses) : null;
  }

  async byPhone(given: PhoneSignIn, { ip, agent }: Origin, now: Instant) {
    const { phone, code, notice } = given;
    const agreed = this.consents.check(notice);
    if (!agreed.ok) return agreed;
    const checked = await this.codes.use(phone, code, ip, now);
    if (!checked.ok) return checked;
    const user = await this.findOrMake({ phone }, now);
    // A code that led to a sign-in was honest: the hall it came from gets it back.
    await this.limits.giveBack('code', { ip, subject: null, callerId: null });
    return this.open(user, notice, now, agent);
  }

  async byWechat(given: WechatSignIn, { agent }: Origin, now: Instant) {
    const agreed = this.consents.check(given.notice);
    if (!agreed.ok) return agreed;
    const answer = await this.wechat.exchange(given.code);
    if (answer.state !== 'accepted')
      return answer.state === 'rejected'
        ? err(raise(identityErrors.wechat_rejected))
        : err(raise(identityErrors.wechat_unavailable));
    const user = await this.findOrMake({ openId: answer.openId }, now);
    return this.open(user, given.notice, now, agent);
  }

  /** Password, place and second factor; a wrong code counts as a wrong password does. */
  async byPassword(given: PasswordSignIn, { ip, agent }: Origin, now: Instant) {
    const { account, password, code, notice } = given;
    const agreed = this.consents.check(notice);
    if (!agreed.ok) return agreed;
    const until = await this.guard.admit(account, ip, now);
    if (until !== null) {
      const retryAfter = Math.ceil((until - now) / SECOND);
      return err(raise(identityErrors.login_waits, { retryAfter, retryAt: toIso(until) }));
    }
    const user = await this.database.manager.findOneBy(User, { account });
    const matches = await passwordMatches(user?.passwordHash ?? null, password);
    if (!user || !matches) return err(raise(identityErrors.login_failed));
    if (this.places && !this.places(ip)) return err(raise(identityErrors.address_not_allowed));
    const factor = await this.factors.use(user.id, code, now);
    if (factor === 'missing') {
      // The password was right: asking for the code is no wrong try.
      await this.guard.succeeded(account, ip, now);
      return err(raise(identityErrors.second_factor_needed));
    }
    if (factor === 'wrong') return err(raise(identityErrors.second_factor_wrong));
    await this.guard.succeeded(account, ip, now);
    return this.open(user, notice, now, agent);
  }

  /** The people of the sample data have printed passwords: they are nobody in production. */
  private async open(user: User, notice: string, now: Instant, agent: string | undefined) {
    if (user.disabledAt !== null) return err(raise(identityErrors.person_disabled));
    if (user.sample && this.config.production) return err(raise(identityErrors.sample_closed));
    await this.consents.record(user.id, notice, now);
    return ok(await this.sessions.open(user, now, agent));
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
      disabledAt: null,
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
}
