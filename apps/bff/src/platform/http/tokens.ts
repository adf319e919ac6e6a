import { Inject, Injectable } from '@nestjs/common';
import { type Caller, type Grant, roles } from '@yizhan/identity/vocabulary';
import { type Instant, SECOND } from '@yizhan/kernel';
import { errors, jwtVerify, SignJWT } from 'jose';
import { CONFIG, type Config } from '../config';

const issuer = 'yizhan';

/** What must be done before anything else: a first password changed, a second factor set up. */
export type Restriction = 'password' | 'second_factor' | null;

export interface ValidToken {
  readonly state: 'valid';
  readonly caller: Caller;
  readonly restricted: Restriction;
  readonly issuedAt: Instant;
}

export type TokenState = ValidToken | { readonly state: 'expired' } | { readonly state: 'invalid' };

/** Access tokens: JWT (RFC 7519) signed with HS256, short-lived, telling who and which roles. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;

  constructor(@Inject(CONFIG) config: Pick<Config, 'secrets'>) {
    this.key = config.secrets.token;
  }

  async issue(caller: Caller, expiresAt: Instant, now: Instant, restricted: Restriction) {
    return new SignJWT({
      sid: caller.sessionId,
      grants: caller.grants.map((grant) => [grant.role, grant.scopeId]),
      ...(restricted ? { restricted } : {}),
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setSubject(caller.userId)
      .setIssuedAt(Math.floor(now / SECOND))
      .setExpirationTime(Math.floor(expiresAt / SECOND))
      .sign(this.key);
  }

  async read(token: string, now: Instant): Promise<TokenState> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        issuer,
        currentDate: new Date(now),
      });
      const grants = grantsOf(payload.grants);
      if (!payload.sub || typeof payload.sid !== 'string' || !grants) return { state: 'invalid' };
      const caller = { userId: payload.sub, sessionId: payload.sid, grants };
      const issuedAt = (payload.iat ?? 0) * SECOND;
      return { state: 'valid', caller, restricted: restrictionOf(payload.restricted), issuedAt };
    } catch (error) {
      return { state: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
    }
  }
}

function restrictionOf(claim: unknown): Restriction {
  return claim === 'password' || claim === 'second_factor' ? claim : null;
}

function grantsOf(claim: unknown): Grant[] | null {
  if (!Array.isArray(claim)) return null;
  return claim.flatMap((row: unknown) => {
    if (!Array.isArray(row)) return [];
    const role = roles.find((each) => each === row[0]);
    return role ? [{ role, scopeId: typeof row[1] === 'string' ? row[1] : null }] : [];
  });
}
