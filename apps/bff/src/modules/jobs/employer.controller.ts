import { Controller } from '@nestjs/common';
import { type RequestOf, jobsRoutes as routes } from '@yizhan/contract';
import { Handles, type SignedCall } from '../../platform/http';
import { AbsencesService } from './absences.service';
import { EmployersService } from './employers.service';
import { HoursService } from './hours.service';
import { ObjectionsService } from './objections.service';
import { PostingsService } from './postings.service';
import { SeatsService } from './seats.service';
import { EmployerView } from './views/employer.view';
import { WagesService } from './wages.service';

/** What an employer does. */
@Controller()
export class EmployerController {
  constructor(
    private readonly employers: EmployersService,
    private readonly postings: PostingsService,
    private readonly objections: ObjectionsService,
    private readonly screens: EmployerView,
    private readonly seats: SeatsService,
    private readonly hours: HoursService,
    private readonly wages: WagesService,
    private readonly absences: AbsencesService,
  ) {}

  @Handles(routes.company)
  company(_: RequestOf<typeof routes.company>, call: SignedCall) {
    return this.screens.company(call.caller, call.now);
  }

  @Handles(routes.registerEmployer)
  register({ body }: RequestOf<typeof routes.registerEmployer>, call: SignedCall) {
    return this.employers.register(call.caller, body, call.now);
  }

  @Handles(routes.updateEmployer)
  update({ body }: RequestOf<typeof routes.updateEmployer>, call: SignedCall) {
    return this.employers.update(call.caller, body);
  }

  @Handles(routes.checkPosting)
  check({ body }: RequestOf<typeof routes.checkPosting>, call: SignedCall) {
    return this.postings.check(call.caller, body, call.now);
  }

  @Handles(routes.createPosting)
  create({ body }: RequestOf<typeof routes.createPosting>, call: SignedCall) {
    return this.postings.create(call.caller, body, call.now);
  }

  @Handles(routes.newPosting)
  blank(_: RequestOf<typeof routes.newPosting>, call: SignedCall) {
    return this.postings.blank(call.caller, call.now);
  }

  @Handles(routes.ownPosting)
  own({ params }: RequestOf<typeof routes.ownPosting>, call: SignedCall) {
    return this.postings.forEmployer(call.caller, params.postingId, call.now);
  }

  @Handles(routes.updatePosting)
  change({ params, body }: RequestOf<typeof routes.updatePosting>, call: SignedCall) {
    return this.postings.update(call.caller, params.postingId, body, call.now);
  }

  @Handles(routes.submitPosting)
  submit({ params }: RequestOf<typeof routes.submitPosting>, call: SignedCall) {
    return this.postings.submit(call.caller, params.postingId, call.now);
  }

  @Handles(routes.pausePosting)
  pause({ params }: RequestOf<typeof routes.pausePosting>, call: SignedCall) {
    return this.postings.pause(call.caller, params.postingId);
  }

  @Handles(routes.resumePosting)
  resume({ params }: RequestOf<typeof routes.resumePosting>, call: SignedCall) {
    return this.postings.resume(call.caller, params.postingId, call.now);
  }

  @Handles(routes.object)
  object({ body }: RequestOf<typeof routes.object>, call: SignedCall) {
    return this.objections.object(call.caller, body, call.now);
  }

  @Handles(routes.people)
  people({ params }: RequestOf<typeof routes.people>, call: SignedCall) {
    return this.screens.peopleOf(call.caller, params.postingId, call.now);
  }

  @Handles(routes.accept)
  accept({ params }: RequestOf<typeof routes.accept>, call: SignedCall) {
    return this.seats.accept(call.caller, params.applicationId, call.now);
  }

  @Handles(routes.decline)
  decline({ params }: RequestOf<typeof routes.decline>, call: SignedCall) {
    return this.seats.decline(call.caller, params.applicationId, call.now);
  }

  @Handles(routes.markNoShow)
  markNoShow({ params }: RequestOf<typeof routes.markNoShow>, call: SignedCall) {
    return this.absences.mark(call.caller, params.applicationId, call.now);
  }

  @Handles(routes.confirmHours)
  confirmHours({ params, body }: RequestOf<typeof routes.confirmHours>, call: SignedCall) {
    return this.hours.confirm(call.caller, params.applicationId, body, call.now);
  }

  @Handles(routes.answerHours)
  answerHours({ params, body }: RequestOf<typeof routes.answerHours>, call: SignedCall) {
    return this.hours.answer(call.caller, params.applicationId, body.agree, call.now);
  }

  @Handles(routes.recordPayment)
  recordPayment({ params, body }: RequestOf<typeof routes.recordPayment>, call: SignedCall) {
    return this.wages.recordPayment(call.caller, params.wageId, body, call.now);
  }
}
