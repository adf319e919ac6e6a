import { Controller } from '@nestjs/common';
import { type RequestOf, requestErrors, identityRoutes as routes } from '@yizhan/contract';
import { identityErrors } from '@yizhan/identity';
import type { Caller } from '@yizhan/identity/vocabulary';
import { err, type Instant, ok, raise } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { Handles, type SignedCall } from '../../platform/http';
import { passwordMatches } from './passwords';
import { PeopleService } from './people.service';
import { User } from './persistence/entities';
import { SecondFactorService } from './second-factor.service';
import { SessionsService } from './sessions.service';

const done = { done: true as const };

/** What keeps an account safe: the second factor, the devices, and closing it. */
@Controller()
export class SecurityController {
  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactorService,
    private readonly sessions: SessionsService,
    private readonly people: PeopleService,
  ) {}

  @Handles(routes.security)
  async security(_: RequestOf<typeof routes.security>, { caller, now }: SignedCall) {
    const user = await this.userOf(caller);
    const secondFactor = user.account
      ? {
          on: await this.factors.isOn(user.id),
          required: this.factors.isRequiredFor(caller.grants),
        }
      : null;
    return { secondFactor, devices: await this.sessions.devicesOf(caller, now) };
  }

  @Handles(routes.endSession)
  async endSession({ params }: RequestOf<typeof routes.endSession>, { caller, now }: SignedCall) {
    const ended = await this.sessions.endOwn(caller, params.sessionId, now);
    return ended ? ok(done) : err(raise(identityErrors.session_not_found));
  }

  @Handles(routes.beginSecondFactor)
  async begin({ body }: RequestOf<typeof routes.beginSecondFactor>, { caller, now }: SignedCall) {
    const user = await this.userOf(caller);
    if (!(await passwordMatches(user.passwordHash, body.password)))
      return err(raise(identityErrors.password_wrong));
    return this.factors.begin(user, now);
  }

  @Handles(routes.confirmSecondFactor)
  confirm({ body }: RequestOf<typeof routes.confirmSecondFactor>, { caller, now }: SignedCall) {
    return this.factors.confirm(caller.userId, body.code, now);
  }

  @Handles(routes.removeSecondFactor)
  async remove({ body }: RequestOf<typeof routes.removeSecondFactor>, { caller, now }: SignedCall) {
    const user = await this.userOf(caller);
    if (!(await passwordMatches(user.passwordHash, body.password)))
      return err(raise(identityErrors.password_wrong));
    return this.removeWith(caller, body.code, now);
  }

  /** For someone who lost phone and recovery codes: whoever holds the old phone is out too. */
  @Handles(routes.resetSecondFactor)
  async reset({ params }: RequestOf<typeof routes.resetSecondFactor>, { now }: SignedCall) {
    if (!(await this.factors.remove(params.userId)))
      return err(raise(identityErrors.second_factor_off));
    await this.sessions.end({ userId: params.userId }, now);
    return ok(done);
  }

  @Handles(routes.setPersonState)
  async setState(
    { params, body }: RequestOf<typeof routes.setPersonState>,
    { caller, now }: SignedCall,
  ) {
    const changed = await this.people.setState(caller, params.userId, body.active, now);
    return changed ?? err(raise(requestErrors.not_found));
  }

  private async removeWith(caller: Caller, code: string, now: Instant) {
    const state = await this.factors.use(caller.userId, code, now);
    if (state === 'none') return err(raise(identityErrors.second_factor_off));
    if (state !== 'right') return err(raise(identityErrors.second_factor_wrong));
    await this.factors.remove(caller.userId);
    return ok(done);
  }

  private userOf({ userId }: Caller): Promise<User> {
    return this.database.manager.findOneByOrFail(User, { id: userId });
  }
}
