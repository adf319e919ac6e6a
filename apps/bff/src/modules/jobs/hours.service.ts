import { Injectable } from '@nestjs/common';
import type { jobsRoutes, RequestOf } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import {
  applicationMachine,
  decideHours,
  type HoursClaim,
  isWorkOver,
  jobErrors,
  recordedHours,
} from '@yizhan/jobs';
import { err, type Instant, ok, raise, toIso, transitionOf } from '@yizhan/kernel';
import { AbsencesService } from './absences.service';
import { OwingService } from './owing.service';
import { ProposalsService } from './proposals.service';
import { SeatsService } from './seats.service';
import { SignUpService } from './sign-up.service';
import { wageView } from './views/rows';
import { attendancesOf, type Work, WorkBook } from './work-book';

type Claim = RequestOf<typeof jobsRoutes.confirmHours>['body'];

/** Hours confirmed by the employer as recorded, or wished to be others; and the worker's answer. */
@Injectable()
export class HoursService {
  constructor(
    private readonly signUps: SignUpService,
    private readonly seats: SeatsService,
    private readonly book: WorkBook,
    private readonly owing: OwingService,
    private readonly proposals: ProposalsService,
    private readonly absences: AbsencesService,
  ) {}

  async confirm(caller: Caller, applicationId: string, claim: Claim, now: Instant) {
    const application = await this.seats.forEmployer(caller, applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    const work = await this.book.of(application, now);
    const earlier = await this.earlierAnswer(work, claim, now);
    if (earlier) return earlier;
    const wish = this.wishOf(work, claim);
    if (!wish.ok) return wish;
    if (application.state === 'wage_due') return this.proposals.byEmployer(work, wish.value, now);
    if (!transitionOf(applicationMachine, application.state, 'confirm_hours'))
      return err(raise(jobErrors.application_state, { state: application.state }));
    if (!isWorkOver(application.state, application, now))
      return err(raise(jobErrors.work_not_over, { endsAt: toIso(application.endsAt) }));
    return this.decide(work, wish.value, now);
  }

  /** The worker agrees to what the employer wishes, or not: then the record stands as it was. */
  async consent(caller: Caller, applicationId: string, agree: boolean, now: Instant) {
    const application = await this.signUps.lock(applicationId);
    if (application?.workerId !== caller.userId) return err(raise(jobErrors.application_not_found));
    const work = await this.book.of(application, now);
    const { hours } = work;
    if (hours.proposedBy === 'employer') return this.proposals.answer(work, agree, now);
    // Answered twice is answered once.
    const answered = agree ? hours.basis === 'agreed' && hours.consentedAt : hours.refusedAt;
    if (answered) return ok({ state: application.state });
    return err(raise(jobErrors.application_state, { state: application.state }));
  }

  /** The employer agrees to what the worker wishes, or not. */
  async answer(caller: Caller, applicationId: string, agree: boolean, now: Instant) {
    const application = await this.seats.forEmployer(caller, applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    const work = await this.book.of(application, now);
    const { hours } = work;
    if (hours.proposedBy === 'worker') return this.proposals.answer(work, agree, now);
    const answered = agree ? hours.basis === 'agreed' && hours.consentedAt : hours.refusedAt;
    if (answered) return ok({ state: application.state });
    return err(raise(jobErrors.application_state, { state: application.state }));
  }

  private async decide(work: Work, wish: HoursClaim, now: Instant) {
    const { application, shift } = work;
    const decision = decideHours(recordedHours(shift, attendancesOf(work.hours)), shift, wish);
    if (!decision.ok) return decision;
    if (decision.value === 'needs_consent') {
      await this.turnToConfirmed(work, now);
      await this.proposals.propose(work, 'employer', wish, now);
      return ok({ state: application.state, wage: null });
    }
    if (application.state !== 'checked_out') await this.turnToConfirmed(work, now);
    const { minutes, pieces = null, reason } = wish;
    const wage = await this.owing.settle(
      work,
      { minutes, pieces, reason, basis: 'confirmed' },
      now,
    );
    return ok({ state: application.state, wage: wageView(wage, now) });
  }

  /** Whoever the employer says has worked wasn't absent. */
  private async turnToConfirmed({ application }: Work, now: Instant): Promise<void> {
    const wasAbsent = application.state === 'no_show';
    if (!(await this.seats.turn(application, 'confirm_hours')))
      throw new Error(`application ${application.id} was moved past its lock`);
    if (wasAbsent) await this.absences.lift(application, now);
  }

  /** The same hours sent again get the first answer. */
  private async earlierAnswer(work: Work, claim: Claim, now: Instant) {
    const { application, hours } = work;
    const isSame = (minutes: number | null, pieces: number | null) =>
      minutes === claim.minutes && (claim.pieces === undefined || claim.pieces === pieces);
    if (hours.proposedBy === 'employer')
      return isSame(hours.proposedMinutes, hours.proposedPieces)
        ? ok({ state: application.state, wage: null })
        : err(raise(jobErrors.application_state, { state: application.state }));
    if (hours.confirmedAt === null || !isSame(hours.minutes, hours.pieces)) return null;
    const wage = await this.owing.wageOf(work);
    return wage && ok({ state: application.state, wage: wageView(wage, now) });
  }

  private wishOf({ posting, hours }: Work, claim: Claim) {
    const isByPiece = posting.wageUnit === 'piece';
    if (isByPiece && claim.pieces === undefined) return err(raise(jobErrors.pieces_missing));
    return ok<HoursClaim>({
      minutes: claim.minutes,
      pieces: isByPiece ? (claim.pieces ?? null) : null,
      statedPieces: hours.statedPieces,
      reason: claim.reason || null,
    });
  }
}
