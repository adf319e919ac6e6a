import { Injectable } from '@nestjs/common';
import type { identityRoutes, RequestOf, ResponseOf } from '@yizhan/contract';
import { identityErrors, maskPhone, passwordFault, passwordFaultText } from '@yizhan/identity';
import { type Caller, type Role, staffRoles } from '@yizhan/identity/vocabulary';
import { err, type Instant, newId, ok, raise } from '@yizhan/kernel';
import { Database, insertIgnore, isUniqueViolation } from '@yizhan/storage';
import { In } from 'typeorm';
import { PersonalData } from '../../platform/personal-data';
import { isCommonPassword } from './common-passwords';
import { ConsentsService } from './consents.service';
import { firstPassword, hashPassword, passwordMatches } from './passwords';
import { RoleGrant, User } from './persistence/entities';
import { ScopeNames } from './scope-names';
import { SecondFactorService } from './second-factor.service';
import { SessionsService } from './sessions.service';

type Profile = ResponseOf<typeof identityRoutes.me>;
type NewPerson = RequestOf<typeof identityRoutes.createPerson>['body'];

const pageSize = 50;

/** People and the roles they hold. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly personalData: PersonalData,
    private readonly scopes: ScopeNames,
    private readonly factors: SecondFactorService,
    private readonly consents: ConsentsService,
  ) {}

  async profile(userId: string): Promise<Profile> {
    const user = await this.database.manager.findOneByOrFail(User, { id: userId });
    return {
      ...(await this.person(user)),
      wechatBound: user.wechatIndex !== null,
      mustChangePassword: user.mustChangePassword,
      lastRole: user.lastRole,
      largeType: user.largeType,
      noticeDue: await this.consents.isDue(user.id),
    };
  }

  async updateProfile(caller: Caller, change: RequestOf<typeof identityRoutes.updateMe>['body']) {
    const { lastRole, displayName, largeType } = change;
    if (lastRole && !(await this.holds(caller.userId, lastRole)))
      return err(raise(identityErrors.role_not_held));
    const changes = {
      ...(displayName === undefined ? {} : { nameSealed: this.personalData.seal(displayName) }),
      ...(lastRole === undefined ? {} : { lastRole }),
      ...(largeType === undefined ? {} : { largeType }),
    };
    if (Object.keys(changes).length > 0)
      await this.database.manager.update(User, { id: caller.userId }, changes);
    return ok(await this.profile(caller.userId));
  }

  async bindPhone(userId: string, phone: string) {
    try {
      await this.database.transaction(() =>
        this.database.manager.update(
          User,
          { id: userId },
          {
            phoneSealed: this.personalData.seal(phone),
            phoneIndex: this.personalData.blindIndex(phone),
          },
        ),
      );
      return ok(await this.profile(userId));
    } catch (error) {
      if (isUniqueViolation(error)) return err(raise(identityErrors.phone_taken));
      throw error;
    }
  }

  /** A new password ends every session and opens a new one here. */
  async changePassword(caller: Caller, current: string, next: string, now: Instant) {
    const user = await this.database.manager.findOneByOrFail(User, { id: caller.userId });
    if (!(await passwordMatches(user.passwordHash, current)))
      return err(raise(identityErrors.password_wrong));
    const fault = passwordFault(next, {
      account: user.account,
      current,
      isCommon: isCommonPassword,
    });
    if (fault) return err(raise(identityErrors.password_weak, { fault }, passwordFaultText[fault]));
    const changes = { passwordHash: await hashPassword(next), mustChangePassword: false };
    await this.database.manager.update(User, { id: user.id }, changes);
    await this.sessions.end({ userId: user.id }, now);
    return ok(await this.sessions.open({ ...user, ...changes }, now));
  }

  /** Who holds the role; without one, all staff, also those whose roles were all taken away. */
  async list(role: Role | undefined, cursor: string | undefined) {
    const rows = await this.database.query<{ id: string }>(
      `SELECT u.id FROM users u WHERE u.id > ? AND (${role ? '' : 'u.account IS NOT NULL OR '}
        EXISTS (SELECT 1 FROM role_grants g WHERE g.user_id = u.id AND g.role IN (?)))
       ORDER BY u.id LIMIT ${pageSize + 1}`,
      [cursor ?? '', role ? [role] : [...staffRoles]],
    );
    const ids = rows.slice(0, pageSize).map(({ id }) => id);
    const users = await this.database.manager.findBy(User, { id: In(ids) });
    users.sort((a, b) => (a.id < b.id ? -1 : 1));
    const items = await Promise.all(users.map((user) => this.person(user)));
    return { items, next: rows.length > pageSize ? (ids[pageSize - 1] ?? null) : null };
  }

  async create(person: NewPerson, now: Instant) {
    const { account, displayName, role, scopeId } = person;
    const scope = await this.scopes.check(role, scopeId);
    if (!scope.ok) return scope;
    const password = firstPassword();
    const user = await this.makeStaff({ account, displayName, password, sample: false }, now);
    if (!user) return err(raise(identityErrors.account_taken));
    await this.grant(user.id, role, scopeId, now);
    return ok({ person: await this.person(user), firstPassword: password });
  }

  /** A staff account whose password must be changed; null when the name is taken. */
  async makeStaff(
    given: { account: string; displayName: string; password: string; sample: boolean },
    now: Instant,
  ): Promise<User | null> {
    const user: User = {
      id: newId(now),
      nameSealed: this.personalData.seal(given.displayName),
      phoneSealed: null,
      phoneIndex: null,
      wechatIndex: null,
      wechatSealed: null,
      account: given.account,
      passwordHash: await hashPassword(given.password),
      mustChangePassword: true,
      lastRole: null,
      largeType: false,
      sample: given.sample,
      disabledAt: null,
      createdAt: now,
      version: 0,
    };
    return (await insertIgnore(this.database.manager, User, user)) ? user : null;
  }

  /** For staff who have lost theirs; null when the person has no account to log in with. */
  async resetPassword(userId: string, now: Instant): Promise<string | null> {
    const password = firstPassword();
    const { affected } = await this.database.execute(
      'UPDATE users SET password_hash = ?, must_change_password = ? WHERE id = ? AND account IS NOT NULL',
      [await hashPassword(password), 1, userId],
    );
    if (affected === 0) return null;
    await this.sessions.end({ userId }, now);
    return password;
  }

  /** Gives a role; giving it twice changes nothing. */
  async grant(userId: string, role: Role, scopeId: string | null, now: Instant): Promise<void> {
    const row = { userId, role, scopeId: scopeId ?? '' };
    const held = await this.database.manager.findOneBy(RoleGrant, row);
    if (held) return;
    await insertIgnore(this.database.manager, RoleGrant, {
      id: newId(now),
      createdAt: now,
      ...row,
    });
    this.sessions.gained(userId);
  }

  async grantRole(userId: string, role: Role, scopeId: string | null, now: Instant) {
    const scope = await this.scopes.check(role, scopeId);
    if (!scope.ok) return scope;
    const user = await this.database.manager.findOneBy(User, { id: userId });
    if (!user) return null;
    await this.grant(userId, role, scopeId, now);
    return ok(await this.person(user));
  }

  /** Takes a role away. Sessions end, so that no access token tells of it any longer. */
  async revokeRole(userId: string, role: Role, scopeId: string | null, now: Instant) {
    const user = await this.database.manager.findOneBy(User, { id: userId });
    if (!user) return null;
    if (role === 'administrator' && (await this.isLastAdministrator(userId)))
      return err(raise(identityErrors.last_administrator));
    await this.database.manager.delete(RoleGrant, { userId, role, scopeId: scopeId ?? '' });
    await this.sessions.end({ userId }, now);
    return ok(await this.person(user));
  }

  /** Closes an account, whose sessions end at once, or opens it again. Null when there is no such person. */
  async setState(caller: Caller, userId: string, active: boolean, now: Instant) {
    const user = await this.database.manager.findOneBy(User, { id: userId });
    if (!user) return null;
    if (!active && userId === caller.userId) return err(raise(identityErrors.not_yourself));
    if (!active && (await this.isLastAdministrator(userId)))
      return err(raise(identityErrors.last_administrator));
    const disabledAt = active ? null : (user.disabledAt ?? now);
    await this.database.manager.update(User, { id: userId }, { disabledAt });
    if (!active) await this.sessions.end({ userId }, now);
    return ok({ done: true as const });
  }

  /** For screens of staff: the person's name in full, and the phone to call. */
  async contact(userId: string): Promise<{ name: string; phone: string | null } | null> {
    const user = await this.database.manager.findOneBy(User, { id: userId });
    if (!user) return null;
    return {
      name: this.personalData.open(user.nameSealed),
      phone: user.phoneSealed ? this.personalData.open(user.phoneSealed) : null,
    };
  }

  /** Names and phones of many, in full; who shows them decides what of them. */
  async contacts(
    userIds: readonly string[],
  ): Promise<Map<string, { name: string; phone: string | null }>> {
    if (userIds.length === 0) return new Map();
    const users = await this.database.manager.findBy(User, { id: In([...new Set(userIds)]) });
    return new Map(
      users.map((user) => [
        user.id,
        {
          name: this.personalData.open(user.nameSealed),
          phone: user.phoneSealed ? this.personalData.open(user.phoneSealed) : null,
        },
      ]),
    );
  }

  /** The keyed hash of someone's own phone, that equal ones are found by; null without a phone. */
  async phoneIndexOf(userId: string): Promise<string | null> {
    const user = await this.database.manager.findOne(User, {
      select: { id: true, phoneIndex: true },
      where: { id: userId },
    });
    return user?.phoneIndex ?? null;
  }

  /** Whose phone it is, by its keyed hash; null when no account has it. */
  async idByPhoneIndex(phoneIndex: string): Promise<string | null> {
    const user = await this.database.manager.findOne(User, {
      select: { id: true },
      where: { phoneIndex },
    });
    return user?.id ?? null;
  }

  /** Names by id, in full; who shows them in lists masks them. */
  async names(userIds: readonly string[]): Promise<Map<string, string>> {
    if (userIds.length === 0) return new Map();
    const users = await this.database.manager.findBy(User, { id: In([...new Set(userIds)]) });
    return new Map(users.map((user) => [user.id, this.personalData.open(user.nameSealed)]));
  }

  /** Who holds a role within a scope, e.g. the people of an employer. */
  async holdersOf(role: Role, scopeId: string): Promise<string[]> {
    const grants = await this.database.manager.findBy(RoleGrant, { role, scopeId });
    return grants.map((grant) => grant.userId);
  }

  /** Holds the grants until the commit, so that two administrators can't take each other's at once. */
  private async isLastAdministrator(userId: string): Promise<boolean> {
    const role = 'administrator';
    await this.database.execute('UPDATE role_grants SET created_at = created_at WHERE role = ?', [
      role,
    ]);
    const grants = await this.database.manager.findBy(RoleGrant, { role });
    return grants.length > 0 && grants.every((grant) => grant.userId === userId);
  }

  private async holds(userId: string, role: Role): Promise<boolean> {
    return (await this.sessions.grantsOf(userId)).some((grant) => grant.role === role);
  }

  private async person(user: User) {
    const grants = await this.sessions.grantsOf(user.id);
    return {
      userId: user.id,
      displayName: this.personalData.open(user.nameSealed),
      account: user.account,
      phone: user.phoneSealed ? maskPhone(this.personalData.open(user.phoneSealed)) : null,
      active: user.disabledAt === null,
      secondFactor: await this.factors.isOn(user.id),
      grants: await Promise.all(
        grants.map(async (grant) => ({
          ...grant,
          scopeName: await this.scopes.nameOf(grant.role, grant.scopeId),
        })),
      ),
    };
  }
}
