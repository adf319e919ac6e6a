import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { identityRoutes, ResponseOf } from '@yizhan/contract';
import {
  decideRefresh,
  deviceInWords,
  identityErrors,
  identitySettings,
  type RefreshUse,
} from '@yizhan/identity';
import type { Caller, Grant, Role } from '@yizhan/identity/vocabulary';
import { type Clock, err, type Instant, newId, ok, raise, toIso } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { IsNull, MoreThan } from 'typeorm';
import { CLOCK } from '../../platform/clock';
import { CONFIG, type Config } from '../../platform/config';
import { AccessTokens, SessionWatch, type WatchedSession } from '../../platform/http';
import { PersonalData } from '../../platform/personal-data';
import { RoleGrant, SessionRecord, User } from './persistence/entities';
import { SecondFactorService } from './second-factor.service';

interface SessionRow {
  readonly userId: string;
  readonly expiresAt: number | string;
  readonly revokedAt: number | string | null;
  readonly sample: unknown;
  readonly disabledAt: number | string | null;
  /** One row for each grant; null for someone who has none. */
  readonly role: Role | null;
  readonly scopeId: string | null;
}

const SHOWN_DEVICES = 50;

type Session = ResponseOf<typeof identityRoutes.refresh>;

/**
 * Signed-in devices: a short access token, a refresh token that works once. The successor of a refresh
 * token follows from it under a key of the server's, so that a repeat can be given the same one while
 * only hashes are kept.
 */
@Injectable()
export class SessionsService implements OnModuleInit {
  private readonly successorKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly tokens: AccessTokens,
    private readonly watch: SessionWatch,
    private readonly factors: SecondFactorService,
    private readonly personalData: PersonalData,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'secrets' | 'production'>,
  ) {
    const { token } = config.secrets;
    this.successorKey = Buffer.from(hkdfSync('sha256', token, '', 'yizhan/refresh', 32));
  }

  onModuleInit(): void {
    this.watch.follow((id) => this.stateOf(id));
  }

  /** Opens a session on a device, known by what its program says of itself. */
  async open(user: User, now: Instant, agent?: string): Promise<Session> {
    const id = newId(now);
    const secret = newSecret();
    await this.database.manager.insert(SessionRecord, {
      id,
      userId: user.id,
      refreshHash: hash(secret),
      previousHash: null,
      rotatedAt: null,
      expiresAt: now + identitySettings.refreshTokenLife,
      revokedAt: null,
      deviceSealed: this.personalData.seal(deviceInWords(agent)),
      createdAt: now,
      version: 0,
    });
    return this.pair(user, id, secret, now);
  }

  async openFor(userId: string, now: Instant): Promise<Session> {
    return this.open(await this.database.manager.findOneByOrFail(User, { id: userId }), now);
  }

  /**
   * A new pair for a refresh token. Within the grace a repeat gets the same successor; after it a token
   * seen twice ends its session (RFC 9700, 4.14.2).
   */
  async refresh(token: string, now: Instant) {
    for (;;) {
      const answer = await this.tryRefresh(token, now);
      // Two tabs refreshed at once: the slower one comes again, now with the previous token.
      if (answer !== 'overtaken') return answer;
    }
  }

  private tryRefresh(token: string, now: Instant) {
    return this.database.transaction(async () => {
      const [id = '', secret = ''] = token.split('.');
      const record = await this.database.manager.findOneBy(SessionRecord, { id });
      if (!record) return err(raise(identityErrors.refresh_invalid));
      const decision = decideRefresh(record, useOf(record, secret), now);
      if (decision === 'refuse') return err(raise(identityErrors.refresh_invalid));
      if (decision === 'revoke') {
        await this.end({ id }, now);
        return err(raise(identityErrors.refresh_reused));
      }
      return decision === 'repeat'
        ? this.repeat(record, token, now)
        : this.rotate(record, token, now);
    });
  }

  /** Ends one session of a person, or all of them. */
  async end(which: { id: string } | { userId: string }, now: Instant): Promise<void> {
    const [column, value] = 'id' in which ? ['id', which.id] : ['user_id', which.userId];
    await this.database.execute(
      `UPDATE sessions SET revoked_at = ?, version = version + 1 WHERE ${column} = ? AND revoked_at IS NULL`,
      [now, value],
    );
    this.database.afterCommit(() => this.watch.changed(which));
  }

  /** A person was given a role: their tokens, which don't tell of it, are to be refreshed. */
  gained(userId: string): void {
    this.database.afterCommit(() => this.watch.changed({ userId }));
  }

  /** The devices someone is signed in on, the last used first. */
  async devicesOf(caller: Caller, now: Instant) {
    const rows = await this.database.manager.find(SessionRecord, {
      where: { userId: caller.userId, revokedAt: IsNull(), expiresAt: MoreThan(now) },
      take: SHOWN_DEVICES,
      order: { id: 'DESC' },
    });
    const devices = rows.map((row) => ({
      sessionId: row.id,
      current: row.id === caller.sessionId,
      device: row.deviceSealed
        ? this.personalData.open(row.deviceSealed)
        : deviceInWords(undefined),
      openedAt: toIso(Number(row.createdAt)),
      lastUsedAt: toIso(Number(row.rotatedAt ?? row.createdAt)),
    }));
    return devices.sort((one, other) => (one.lastUsedAt < other.lastUsedAt ? 1 : -1));
  }

  /** Ends one of the caller's own sessions; false when there is no such one. */
  async endOwn(caller: Caller, id: string, now: Instant): Promise<boolean> {
    const own = { id, userId: caller.userId, revokedAt: IsNull() };
    if (!(await this.database.manager.existsBy(SessionRecord, own))) return false;
    await this.end({ id }, now);
    return true;
  }

  private async stateOf(id: string): Promise<WatchedSession | null> {
    const rows = await this.database.query<SessionRow>(
      `SELECT s.user_id AS userId, s.expires_at AS expiresAt, s.revoked_at AS revokedAt, u.sample AS sample,
              u.disabled_at AS disabledAt, g.role AS role, g.scope_id AS scopeId
       FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN role_grants g ON g.user_id = u.id
       WHERE s.id = ?`,
      [id],
    );
    const [row] = rows;
    if (!row) return null;
    const closed =
      row.revokedAt !== null ||
      row.disabledAt !== null ||
      (Boolean(Number(row.sample)) && this.config.production);
    const holdsUntil = closed ? 0 : Number(row.expiresAt);
    return { userId: row.userId, holdsUntil, grants: rows.flatMap(grantOf) };
  }

  async grantsOf(userId: string): Promise<Caller['grants']> {
    const rows = await this.database.manager.find(RoleGrant, {
      where: { userId },
      order: { id: 'ASC' },
    });
    return rows.flatMap(grantOf);
  }

  private async rotate(record: SessionRecord, token: string, now: Instant) {
    const secret = this.successorOf(token);
    const seen = { id: record.id, version: record.version };
    const won = await compareAndSet(this.database.manager, SessionRecord, seen, {
      refreshHash: hash(secret),
      previousHash: record.refreshHash,
      rotatedAt: now,
    });
    return won ? this.answer(record, secret, now) : ('overtaken' as const);
  }

  /** Nothing is written: the grace does not grow, and whoever asks gets what the first one got. */
  private async repeat(record: SessionRecord, token: string, now: Instant) {
    const secret = this.successorOf(token);
    // Made under another key of the server's: the answer can't be given again.
    if (hash(secret) !== record.refreshHash) return err(raise(identityErrors.refresh_invalid));
    return this.answer(record, secret, now);
  }

  private async answer(record: SessionRecord, secret: string, now: Instant) {
    const user = await this.database.manager.findOneByOrFail(User, { id: record.userId });
    if ((user.sample && this.config.production) || user.disabledAt !== null)
      return err(raise(identityErrors.refresh_invalid));
    return ok(await this.pair(user, record.id, secret, now));
  }

  private successorOf(token: string): string {
    return createHmac('sha256', this.successorKey).update(token).digest('base64url');
  }

  private async pair(user: User, sessionId: string, secret: string, now: Instant) {
    const expiresAt = now + identitySettings.accessTokenLife;
    const caller = { userId: user.id, sessionId, grants: await this.grantsOf(user.id) };
    const issuedAt = this.clock.now();
    const mustSecure = await this.mustSecure(user, caller.grants);
    const restricted = user.mustChangePassword ? 'password' : mustSecure ? 'second_factor' : null;
    return {
      accessToken: await this.tokens.issue(caller, expiresAt, issuedAt, restricted),
      accessExpiresAt: toIso(expiresAt),
      refreshToken: `${sessionId}.${secret}`,
      userId: user.id,
      mustChangePassword: user.mustChangePassword,
      mustSecure,
    };
  }

  /** Staff with much power set up a second factor first, where the installation asks for it. */
  private async mustSecure(user: User, grants: Caller['grants']): Promise<boolean> {
    const concerned = user.account !== null && this.factors.isRequiredFor(grants);
    return concerned && !(await this.factors.isOn(user.id));
  }
}

function grantOf({ role, scopeId }: Pick<SessionRow, 'role' | 'scopeId'>): Grant[] {
  return role === null ? [] : [{ role, scopeId: scopeId === '' ? null : scopeId }];
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function useOf(record: SessionRecord, secret: string): RefreshUse {
  const given = Buffer.from(hash(secret));
  const same = (kept: string | null) => kept !== null && timingSafeEqual(given, Buffer.from(kept));
  if (same(record.refreshHash)) return 'current';
  return same(record.previousHash) ? 'previous' : 'unknown';
}
