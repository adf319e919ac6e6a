import { Controller } from '@nestjs/common';
import { type RequestOf, jobsRoutes as routes } from '@yizhan/contract';
import { Handles, type SignedCall } from '../../platform/http';
import { EmployersService } from './employers.service';
import { PublishingService } from './publishing.service';
import { DeskView } from './views/desk.view';

/** What station staff do with postings and employers. */
@Controller()
export class JobsDeskController {
  constructor(
    private readonly employers: EmployersService,
    private readonly publishing: PublishingService,
    private readonly desk: DeskView,
  ) {}

  @Handles(routes.reviewQueue)
  queue({ query }: RequestOf<typeof routes.reviewQueue>) {
    return this.desk.queue(query.cursor);
  }

  @Handles(routes.review)
  review({ params }: RequestOf<typeof routes.review>) {
    return this.desk.review(params.postingId);
  }

  @Handles(routes.approve)
  approve({ params }: RequestOf<typeof routes.approve>, call: SignedCall) {
    return this.publishing.review(params.postingId, 'approve', null, call.now);
  }

  @Handles(routes.sendBack)
  sendBack({ params, body }: RequestOf<typeof routes.sendBack>, call: SignedCall) {
    return this.publishing.review(params.postingId, 'return', body.reason, call.now);
  }

  @Handles(routes.takeDown)
  takeDown({ params, body }: RequestOf<typeof routes.takeDown>, call: SignedCall) {
    return this.publishing.review(params.postingId, 'take_down', body.reason, call.now);
  }

  @Handles(routes.verifyEmployer)
  verify({ params, body }: RequestOf<typeof routes.verifyEmployer>) {
    return this.employers.verify(params.employerId, body.verified, body.reason ?? null);
  }

  @Handles(routes.giveCard)
  giveCard({ params, body }: RequestOf<typeof routes.giveCard>) {
    return this.employers.giveCard(params.employerId, body);
  }
}
