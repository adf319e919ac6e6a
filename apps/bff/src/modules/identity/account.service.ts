import { Injectable } from '@nestjs/common';
import { identityErrors } from '@yizhan/identity';
import {
  type Caller,
  type Retention,
  retention,
  roleLabels,
  staffRoles,
} from '@yizhan/identity/vocabulary';
import { DAY, err, type Instant, ok, raise, toIso } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { OwnData, type OwnRecord } from '../../platform/own-data';
import { PersonalData } from '../../platform/personal-data';
import { RoleGrant, User } from './persistence/entities';
import { SecondFactor } from './persistence/second-factor.entity';
import { SessionsService } from './sessions.service';

/** Kinds that outlast the account. */
const OUTLASTING = ['wages', 'attendances', 'sign_ups', 'cases', 'audit'] as const;

/** A person's copy of what is held of them, and the end of the account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly sessions: SessionsService,
    private readonly ownData: OwnData,
  ) {}

  async export(userId: string, now: Instant) {
    const own = [
      { title: '我的资料', records: [await this.profile(userId)] },
      ...(await this.ownData.sections(userId)),
    ];
    const fieldsOf = (record: OwnRecord) => ({
      fields: Object.entries(record).map(([label, value]) => ({ label, value })),
    });
    return {
      madeAt: toIso(now),
      sections: own.map(({ title, records }) => ({ title, records: records.map(fieldsOf) })),
    };
  }

  async leaving(caller: Caller, now: Instant) {
    const waits = await this.ownData.waitsFor(caller.userId, now);
    const staff = isStaff(caller) ? [identityErrors.account_of_staff.message] : [];
    return {
      waitsFor: [...staff, ...waits],
      kept: OUTLASTING.map((kind) => keptWords(retention[kind])),
    };
  }

  /**
   * The person goes: name, phone, WeChat and account name leave the row, which stays as a number that
   * wages and cases refer to until their own time is over. Roles and sessions end.
   */
  async delete(caller: Caller, now: Instant) {
    const { userId } = caller;
    if (isStaff(caller)) return err(raise(identityErrors.account_of_staff));
    const waits = await this.ownData.waitsFor(userId, now);
    if (waits.length > 0)
      return err(
        raise(identityErrors.account_waits, { waits }, `${waits.join('；')}。之后再注销账号`),
      );
    await this.ownData.forget(userId, now);
    const { manager } = this.database;
    await manager.update(
      User,
      { id: userId },
      {
        nameSealed: this.personalData.seal('已注销'),
        ...{ phoneSealed: null, phoneIndex: null, wechatSealed: null, wechatIndex: null },
        ...{ account: null, passwordHash: null, lastRole: null, disabledAt: now },
      },
    );
    await manager.delete(RoleGrant, { userId });
    await manager.delete(SecondFactor, { id: userId });
    await this.sessions.end({ userId }, now);
    return ok({ done: true as const });
  }

  private async profile(userId: string): Promise<OwnRecord> {
    const { manager } = this.database;
    const user = await manager.findOneByOrFail(User, { id: userId });
    const grants = await manager.findBy(RoleGrant, { userId });
    return {
      称呼: this.personalData.open(user.nameSealed),
      ...(user.phoneSealed ? { 手机号: this.personalData.open(user.phoneSealed) } : {}),
      ...(user.account ? { 账号: user.account } : {}),
      微信: user.wechatIndex ? '已绑定' : '未绑定',
      角色: [...new Set(grants.map(({ role }) => roleLabels[role]))].join('、'),
      注册时间: toIso(user.createdAt),
    };
  }
}

function isStaff({ grants }: Caller): boolean {
  return grants.some(({ role }) => staffRoles.includes(role));
}

function keptWords({ label, keptFor, since, source }: Retention) {
  const long = keptFor === null ? '' : `保存 ${Math.round(keptFor / DAY)} 天，`;
  return { label, until: `${long}从${since}算起`, source };
}
