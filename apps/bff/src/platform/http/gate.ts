import { Injectable } from '@nestjs/common';
import { type Route, requestErrors } from '@yizhan/contract';
import { identitySettings } from '@yizhan/identity';
import { type Caller, identityErrors } from '@yizhan/identity/vocabulary';
import { type DomainError, err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import { SessionWatch } from './session-watch';
import { AccessTokens, type ValidToken } from './tokens';

/** What a person may do before a first password is changed, or a second factor set up. */
const openWhileRestricted: Readonly<Record<'password' | 'second_factor', ReadonlySet<string>>> = {
  password: new Set(['identity.changePassword', 'identity.signOut', 'identity.me']),
  second_factor: new Set([
    'identity.security',
    'identity.beginSecondFactor',
    'identity.confirmSecondFactor',
    'identity.signOut',
    'identity.me',
  ]),
};
const restrictions = {
  password: identityErrors.password_change_required,
  second_factor: identityErrors.second_factor_required,
} as const;

/** Lets a call through to a route, or says why not. Denies unless the route names its roles. */
@Injectable()
export class Gate {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionWatch,
  ) {}

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
    // The client asks for another pair, is refused, and knows that it is signed out.
    if (!(await this.holds(read, now))) return err(raise(requestErrors.token_expired));
    // It doesn't tell of a role given since: the client asks for a pair that does, and calls again.
    if (await this.sessions.hasGained(read.caller)) return err(raise(requestErrors.token_expired));
    const { restricted } = read;
    if (restricted && !open && !openWhileRestricted[restricted].has(route.id))
      return err(raise(restrictions[restricted]));
    if (mayCall(route, read.caller)) return ok(read.caller);
    return err(raise(await this.whyNot(read.caller)));
  }

  /** A role that another process gave in the last seconds is asked for, before it is said to be missing. */
  private async whyNot(caller: Caller) {
    this.sessions.changed({ id: caller.sessionId });
    const isStale = await this.sessions.hasGained(caller);
    return isStale ? requestErrors.token_expired : requestErrors.forbidden;
  }

  /** A session just opened may not be seen yet on the node of the database that is asked. */
  private async holds({ caller, issuedAt }: ValidToken, now: Instant): Promise<boolean> {
    const state = await this.sessions.stateOf(caller.sessionId, now);
    const isNew = now < issuedAt + identitySettings.sessionSettles;
    return state === 'open' || (state === 'unknown' && isNew);
  }
}

function mayCall(route: Route, caller: Caller): boolean {
  if (typeof route.access === 'string') return true;
  return caller.grants.some((grant) => route.access.includes(grant.role));
}
