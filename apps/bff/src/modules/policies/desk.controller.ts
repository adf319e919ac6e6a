import { Controller } from '@nestjs/common';
import { type RequestOf, policiesRoutes as routes } from '@yizhan/contract';
import { Handles, type SignedCall } from '../../platform/http';
import { DeskService } from './desk.service';

@Controller()
export class PolicyDeskController {
  constructor(private readonly desk: DeskService) {}

  @Handles(routes.desk)
  list({ query }: RequestOf<typeof routes.desk>, { now }: SignedCall) {
    return this.desk.list(query.cursor, now);
  }

  @Handles(routes.deskPolicy)
  policy({ params }: RequestOf<typeof routes.deskPolicy>, { now }: SignedCall) {
    return this.desk.policy(params.policyId, now);
  }

  @Handles(routes.create)
  create({ body }: RequestOf<typeof routes.create>, { now }: SignedCall) {
    return this.desk.create(body.code, body.content, body.rule, now);
  }

  @Handles(routes.draft)
  draft({ params }: RequestOf<typeof routes.draft>, { now }: SignedCall) {
    return this.desk.draft(params.policyId, now);
  }

  @Handles(routes.edit)
  edit({ params, body }: RequestOf<typeof routes.edit>, { now }: SignedCall) {
    return this.desk.edit(params.versionId, body.lock, body.content, body.rule, now);
  }

  @Handles(routes.checkRule)
  checkRule({ body }: RequestOf<typeof routes.checkRule>, { now }: SignedCall) {
    return this.desk.check(body.rule, now);
  }

  @Handles(routes.publish)
  publish({ params, body }: RequestOf<typeof routes.publish>, { caller, now }: SignedCall) {
    return this.desk.publish(params.versionId, body.lock, caller.userId, now);
  }
}
