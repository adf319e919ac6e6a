import { Controller } from '@nestjs/common';
import { type RequestOf, jobsRoutes as routes } from '@yizhan/contract';
import { Handles, type SignedCall } from '../../platform/http';
import { CardsService } from './cards.service';
import { EmployersService } from './employers.service';
import { ObjectionsService } from './objections.service';
import { PublishingService } from './publishing.service';
import { SeatsService } from './seats.service';
import { DeskView } from './views/desk.view';

/** What station staff do with postings and employers. */
@Controller()
export class JobsDeskController {
  constructor(
    private readonly employers: EmployersService,
    private readonly publishing: PublishingService,
    private readonly cards: CardsService,
    private readonly objections: ObjectionsService,
    private readonly desk: DeskView,
    private readonly seats: SeatsService,
  ) {}

  @Handles(routes.reviewQueue)
  queue({ query }: RequestOf<typeof routes.reviewQueue>, call: SignedCall) {
    return this.desk.queue(call.caller, query.cursor);
  }

  @Handles(routes.review)
  review({ params }: RequestOf<typeof routes.review>, call: SignedCall) {
    return this.desk.review(call.caller, params.postingId);
  }

  @Handles(routes.approve)
  approve({ params, body }: RequestOf<typeof routes.approve>, call: SignedCall) {
    const { reason = null } = body;
    return this.publishing.approve(call.caller, params.postingId, reason, call.now);
  }

  @Handles(routes.sendBack)
  sendBack({ params, body }: RequestOf<typeof routes.sendBack>, call: SignedCall) {
    return this.publishing.review(call.caller, params.postingId, 'return', body.reason, call.now);
  }

  @Handles(routes.takeDown)
  takeDown({ params, body }: RequestOf<typeof routes.takeDown>, call: SignedCall) {
    return this.publishing.review(
      call.caller,
      params.postingId,
      'take_down',
      body.reason,
      call.now,
    );
  }

  @Handles(routes.release)
  release({ params, body }: RequestOf<typeof routes.release>, call: SignedCall) {
    return this.seats.release(call.caller, params.applicationId, body.reason, call.now);
  }

  @Handles(routes.verifyEmployer)
  verify({ params, body }: RequestOf<typeof routes.verifyEmployer>, call: SignedCall) {
    const { verified, reason } = body;
    return this.employers.verify(call.caller, params.employerId, verified, reason ?? null);
  }

  @Handles(routes.answerObjection)
  answer({ params, body }: RequestOf<typeof routes.answerObjection>, call: SignedCall) {
    return this.objections.answer(call.caller, params.objectionId, body, call.now);
  }

  @Handles(routes.giveCard)
  giveCard({ params, body }: RequestOf<typeof routes.giveCard>, call: SignedCall) {
    return this.cards.give(call.caller, params.employerId, body);
  }
}
