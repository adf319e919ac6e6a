import { Controller } from '@nestjs/common';
import { type RequestOf, requestErrors, identityRoutes as routes } from '@yizhan/contract';
import { err, ok, raise } from '@yizhan/kernel';
import { type Call, Handles, type SignedCall } from '../../platform/http';
import { AuditView } from './audit.view';
import { ConsentsService } from './consents.service';
import { PeopleService } from './people.service';
import { SessionsService } from './sessions.service';
import { SignInService } from './sign-in.service';
import { SmsCodes } from './sms-codes.service';

@Controller()
export class IdentityController {
  constructor(
    private readonly signIn: SignInService,
    private readonly codes: SmsCodes,
    private readonly sessions: SessionsService,
    private readonly people: PeopleService,
    private readonly auditView: AuditView,
    private readonly consents: ConsentsService,
  ) {}

  @Handles(routes.searchAudit)
  searchAudit({ query }: RequestOf<typeof routes.searchAudit>) {
    return this.auditView.search(query);
  }

  @Handles(routes.sendCode)
  sendCode({ body }: RequestOf<typeof routes.sendCode>, { ip, now }: Call) {
    return this.codes.send(body.phone, ip, now);
  }

  @Handles(routes.signInByPhone)
  byPhone({ body }: RequestOf<typeof routes.signInByPhone>, call: Call) {
    return this.signIn.byPhone(body, call, call.now);
  }

  @Handles(routes.signInByWechat)
  byWechat({ body }: RequestOf<typeof routes.signInByWechat>, call: Call) {
    return this.signIn.byWechat(body, call, call.now);
  }

  @Handles(routes.signInByPassword)
  byPassword({ body }: RequestOf<typeof routes.signInByPassword>, call: Call) {
    return this.signIn.byPassword(body, call, call.now);
  }

  @Handles(routes.refresh)
  refresh({ body }: RequestOf<typeof routes.refresh>, { now }: Call) {
    return this.sessions.refresh(body.refreshToken, now);
  }

  @Handles(routes.signOut)
  async signOut(_: RequestOf<typeof routes.signOut>, { caller, now }: SignedCall) {
    await this.sessions.end({ id: caller.sessionId }, now);
    return { done: true as const };
  }

  @Handles(routes.signOutEverywhere)
  async signOutEverywhere(
    _: RequestOf<typeof routes.signOutEverywhere>,
    { caller, now }: SignedCall,
  ) {
    await this.sessions.end({ userId: caller.userId }, now);
    return { done: true as const };
  }

  @Handles(routes.me)
  me(_: RequestOf<typeof routes.me>, { caller }: SignedCall) {
    return this.people.profile(caller.userId);
  }

  @Handles(routes.updateMe)
  updateMe({ body }: RequestOf<typeof routes.updateMe>, { caller }: SignedCall) {
    return this.people.updateProfile(caller, body);
  }

  @Handles(routes.agreeToNotice)
  async agree({ body }: RequestOf<typeof routes.agreeToNotice>, { caller, now }: SignedCall) {
    const agreed = this.consents.check(body.notice);
    if (!agreed.ok) return agreed;
    await this.consents.record(caller.userId, agreed.value, now);
    return ok(await this.people.profile(caller.userId));
  }

  @Handles(routes.bindPhone)
  async bindPhone({ body }: RequestOf<typeof routes.bindPhone>, { caller, ip, now }: SignedCall) {
    const checked = await this.codes.use(body.phone, body.code, ip, now);
    return checked.ok ? this.people.bindPhone(caller.userId, body.phone) : checked;
  }

  @Handles(routes.changePassword)
  changePassword({ body }: RequestOf<typeof routes.changePassword>, { caller, now }: SignedCall) {
    return this.people.changePassword(caller, body.current, body.next, now);
  }

  @Handles(routes.listPeople)
  listPeople({ query }: RequestOf<typeof routes.listPeople>) {
    return this.people.list(query.role, query.cursor);
  }

  @Handles(routes.createPerson)
  createPerson({ body }: RequestOf<typeof routes.createPerson>, { now }: SignedCall) {
    return this.people.create(body, now);
  }

  @Handles(routes.resetPassword)
  async resetPassword({ params }: RequestOf<typeof routes.resetPassword>, { now }: SignedCall) {
    const password = await this.people.resetPassword(params.userId, now);
    return password === null
      ? err(raise(requestErrors.not_found))
      : ok({ firstPassword: password });
  }

  @Handles(routes.grantRole)
  async grantRole({ params, body }: RequestOf<typeof routes.grantRole>, { now }: SignedCall) {
    const granted = await this.people.grantRole(params.userId, body.role, body.scopeId, now);
    return granted ?? err(raise(requestErrors.not_found));
  }

  @Handles(routes.revokeRole)
  async revokeRole({ params, query }: RequestOf<typeof routes.revokeRole>, { now }: SignedCall) {
    const scopeId = query.scopeId ?? null;
    const person = await this.people.revokeRole(params.userId, query.role, scopeId, now);
    return person ?? err(raise(requestErrors.not_found));
  }
}
