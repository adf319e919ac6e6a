import { Controller } from '@nestjs/common';
import { type RequestOf, policiesRoutes as routes } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { Handles, type SignedCall } from '../../platform/http';
import type { Approver } from './approvals.service';
import { DeskService } from './desk.service';

@Controller()
export class PolicyDeskController {
  constructor(private readonly desk: DeskService) {}

  @Handles(routes.desk)
  list({ query }: RequestOf<typeof routes.desk>, { now }: SignedCall) {
    return this.desk.list(query.cursor, now);
  }

  @Handles(routes.deskPolicy)
  policy({ params }: RequestOf<typeof routes.deskPolicy>, { caller, now }: SignedCall) {
    return this.desk.policy(params.policyId, approverOf(caller), now);
  }

  @Handles(routes.create)
  create({ body }: RequestOf<typeof routes.create>, { caller, now }: SignedCall) {
    return this.desk.create(body.code, body.content, body.rule, approverOf(caller), now);
  }

  @Handles(routes.draft)
  draft({ params }: RequestOf<typeof routes.draft>, { caller, now }: SignedCall) {
    return this.desk.draft(params.policyId, approverOf(caller), now);
  }

  @Handles(routes.edit)
  edit({ params, body }: RequestOf<typeof routes.edit>, { caller, now }: SignedCall) {
    const by = approverOf(caller);
    return this.desk.edit(params.versionId, body.lock, body.content, body.rule, by, now);
  }

  @Handles(routes.checkRule)
  checkRule({ body }: RequestOf<typeof routes.checkRule>, { now }: SignedCall) {
    return this.desk.check(body.rule, now);
  }

  @Handles(routes.publish)
  publish({ params, body }: RequestOf<typeof routes.publish>, { caller, now }: SignedCall) {
    return this.desk.publish(params.versionId, body.lock, approverOf(caller), now);
  }
}

function approverOf({ userId, grants }: Caller): Approver {
  const holds = (wanted: string) => grants.some(({ role }) => role === wanted);
  return { userId, isAdministrator: holds('administrator'), isOfficer: holds('policy_officer') };
}
