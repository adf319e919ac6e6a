import { Controller } from '@nestjs/common';
import { type RequestOf, jobsRoutes as routes } from '@yizhan/contract';
import { type Call, Handles, type SignedCall } from '../../platform/http';
import { AbsencesService } from './absences.service';
import { AttendanceService } from './attendance.service';
import { ContactService } from './contact.service';
import { HoursService } from './hours.service';
import { ListingService } from './listing.service';
import { ProposalsService } from './proposals.service';
import { SeatsService } from './seats.service';
import { SignUpService } from './sign-up.service';
import { DetailView } from './views/detail.view';
import { MyShiftsView } from './views/my-shifts.view';
import { WagesService } from './wages.service';

/** What everyone may see, and what a worker does. */
@Controller()
export class JobsController {
  constructor(
    private readonly listing: ListingService,
    private readonly details: DetailView,
    private readonly signUps: SignUpService,
    private readonly seats: SeatsService,
    private readonly contact: ContactService,
    private readonly shifts: MyShiftsView,
    private readonly hours: HoursService,
    private readonly wages: WagesService,
    private readonly attendance: AttendanceService,
    private readonly proposals: ProposalsService,
    private readonly absences: AbsencesService,
  ) {}

  @Handles(routes.list)
  list({ query }: RequestOf<typeof routes.list>) {
    return this.listing.list(query);
  }

  @Handles(routes.detail)
  detail({ params, query }: RequestOf<typeof routes.detail>, call: Call) {
    const { latitude, longitude } = query;
    const place =
      latitude === undefined || longitude === undefined ? null : { latitude, longitude };
    return this.details.of(params.postingId, place, call.caller, call.now);
  }

  @Handles(routes.signUp)
  signUp({ params, body }: RequestOf<typeof routes.signUp>, call: SignedCall) {
    return this.signUps.signUp(call.caller, params.shiftId, body.forWorkerId, call.now);
  }

  @Handles(routes.withdraw)
  withdraw({ params }: RequestOf<typeof routes.withdraw>, call: SignedCall) {
    return this.seats.withdraw(call.caller, params.applicationId, call.now);
  }

  @Handles(routes.call)
  call({ params, body }: RequestOf<typeof routes.call>, call: SignedCall) {
    return this.contact.call(call.caller, params.applicationId, body, call.now);
  }

  @Handles(routes.myShifts)
  myShifts(_: RequestOf<typeof routes.myShifts>, call: SignedCall) {
    return this.shifts.of(call.caller.userId, call.now);
  }

  @Handles(routes.consentHours)
  consentHours({ params, body }: RequestOf<typeof routes.consentHours>, call: SignedCall) {
    return this.hours.consent(call.caller, params.applicationId, body.agree, call.now);
  }

  @Handles(routes.stateWork)
  stateWork({ params, body }: RequestOf<typeof routes.stateWork>, call: SignedCall) {
    return this.attendance.state(call.caller, params.applicationId, body, call.now);
  }

  @Handles(routes.objectHours)
  objectHours({ params, body }: RequestOf<typeof routes.objectHours>, call: SignedCall) {
    return this.proposals.byWorker(call.caller, params.applicationId, body, call.now);
  }

  @Handles(routes.objectAbsence)
  objectAbsence({ params, body }: RequestOf<typeof routes.objectAbsence>, call: SignedCall) {
    return this.absences.object(call.caller, params.applicationId, body.note, call.now);
  }

  @Handles(routes.confirmPaid)
  confirmPaid({ params }: RequestOf<typeof routes.confirmPaid>, call: SignedCall) {
    return this.wages.confirm(call.caller, params.wageId, call.now);
  }

  @Handles(routes.disputeWage)
  disputeWage({ params, body }: RequestOf<typeof routes.disputeWage>, call: SignedCall) {
    return this.wages.dispute(call.caller, params.wageId, body.note, call.now);
  }
}
