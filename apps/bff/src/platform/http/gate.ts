import { Injectable } from '@nestjs/common';
import { type Route, requestErrors } from '@yizhan/contract';
import { type Caller, identityErrors } from '@yizhan/identity/vocabulary';
import { type DomainError, err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import { AccessTokens } from './tokens';

/** What a person with a first password may do before changing it. */
const openWhileRestricted = new Set(['identity.changePassword', 'identity.signOut', 'identity.me']);

/** Lets a call through to a route, or says why not. Denies unless the route names its roles. */
@Injectable()
export class Gate {
  constructor(private readonly tokens: AccessTokens) {}

  async admit(
    route: Route,
    authorization: string | undefined,
    now: Instant,
  ): Promise<Result<Caller | null, DomainError>> {
    const token = authorization?.startsWith('Bearer ') ? authorization.slice(7) : null;
    const open = route.access === 'public';
    if (!token) return open ? ok(null) : err(raise(requestErrors.unauthenticated));
    const read = await this.tokens.read(token, now);
    // A visitor's page must not break because an old token is still on the phone.
    if (read.state === 'expired') return err(raise(requestErrors.token_expired));
    if (read.state === 'invalid')
      return open ? ok(null) : err(raise(requestErrors.unauthenticated));
    if (read.restricted && !open && !openWhileRestricted.has(route.id))
      return err(raise(identityErrors.password_change_required));
    return mayCall(route, read.caller) ? ok(read.caller) : err(raise(requestErrors.forbidden));
  }
}

function mayCall(route: Route, caller: Caller): boolean {
  if (typeof route.access === 'string') return true;
  return caller.grants.some((grant) => route.access.includes(grant.role));
}
