import { Injectable } from '@nestjs/common';
import type { Caller } from '@yizhan/identity/vocabulary';
import {
  type AttendanceEffect,
  attendanceEffect,
  isLeavingPlausible,
  jobErrors,
  recordedHours,
} from '@yizhan/jobs';
import type { ApplicationState, Direction, LeavingBasis } from '@yizhan/jobs/vocabulary';
import {
  type DomainError,
  err,
  fromIso,
  type Instant,
  localTime,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { AbsencesService } from './absences.service';
import { JobsNews, screens } from './news.service';
import { SeatsService } from './seats.service';
import { SignUpService } from './sign-up.service';
import { sayDay } from './words';
import { attendancesOf, type Work, WorkBook } from './work-book';

/** What came of a check-in or check-out, and where the application stands now. */
export interface Attended {
  readonly effect: AttendanceEffect;
  readonly state: ApplicationState;
}

interface Statement {
  readonly leftAt?: string | undefined;
  readonly pieces?: number | undefined;
}

/** When people came and left: by verified codes, by their own word, or by the shift's end. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly signUps: SignUpService,
    private readonly seats: SeatsService,
    private readonly book: WorkBook,
    private readonly absences: AbsencesService,
    private readonly news: JobsNews,
  ) {}

  /**
   * A check-in or check-out that the station has verified. Joins the caller's transaction; sent
   * twice it changes nothing and answers the state as it is.
   *
   * @param at when the person was there
   * @param change takes the place of the time that is recorded, while the hours are open
   */
  async record(
    applicationId: string,
    direction: Direction,
    at: Instant,
    change?: { readonly reason: string | null },
  ): Promise<Result<Attended, DomainError<'jobs.application_not_found'>>> {
    const application = await this.signUps.lock(applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    const effect = attendanceEffect(application.state, direction);
    if (effect === 'refused' || effect === 'waits') return ok({ effect, state: application.state });
    const work = await this.book.of(application, at);
    const known = effect === 'moves' ? null : knownTime(work, direction);
    if (effect === 'moves') await this.move(work, direction, at);
    else if (known !== null && !(change && isOpen(application.state)))
      return ok({ effect, state: application.state });
    await this.keepTime(work, direction, at, 'recorded');
    if (known !== null) await this.tellChanged(work, direction, known, at, change?.reason ?? null);
    return ok({ effect, state: application.state });
  }

  /** The worker says when work ended, having forgotten to check out, or how many pieces were made. */
  async state(caller: Caller, applicationId: string, statement: Statement, now: Instant) {
    const application = await this.signUps.lock(applicationId);
    if (application?.workerId !== caller.userId) return err(raise(jobErrors.application_not_found));
    const work = await this.book.of(application, now);
    const left = await this.stateLeaving(work, statement.leftAt, now);
    if (!left.ok) return left;
    const pieces = await this.statePieces(work, statement.pieces, now);
    return pieces.ok ? ok({ state: application.state }) : pieces;
  }

  /** Nobody said when work ended: the shift's own end is taken, and marked as such. */
  async assumeLeaving(work: Work, now: Instant): Promise<void> {
    await this.leave(
      work,
      Math.max(work.shift.endsAt, work.hours.checkedInAt ?? 0),
      'assumed',
      now,
    );
    const { application, posting } = work;
    const news = {
      topic: 'jobs.leaving_assumed',
      key: application.id,
      title: '没有签退，先按排班的下班时间记',
    };
    const when = `${sayDay(application.localDate)} “${posting.title}”没有签退，先记到 ${localTime(work.shift.endsAt)}`;
    await this.news.tell(application.workerId, {
      ...news,
      body: `${when}。不对就在我的班次里提出`,
      link: screens.myShifts,
    });
    await this.news.tellEmployer(application.employerId, {
      ...news,
      body: `${when}。不对请在确认工时的时候改`,
      link: screens.people(posting.id),
    });
  }

  /** Another time than the one that the employer may have seen. */
  private async tellChanged(
    { application, posting, hours }: Work,
    direction: Direction,
    before: Instant,
    at: Instant,
    reason: string | null,
  ): Promise<void> {
    const word = direction === 'in' ? '签到' : '签退';
    const why = reason ? `，驿站写的原因：${reason}` : '';
    await this.news.tellEmployer(application.employerId, {
      topic: 'jobs.time_changed',
      key: `${application.id}:${hours.version}`,
      title: `有一人的${word}时间改了`,
      body: `${sayDay(application.localDate)} “${posting.title}”有一人的${word}从 ${localTime(before)} 改为 ${localTime(at)}${why}。不对请在确认工时的时候改`,
      link: screens.people(posting.id),
    });
  }

  private async stateLeaving(work: Work, leftAt: string | undefined, now: Instant) {
    if (leftAt === undefined) return ok();
    const { application, hours, shift } = work;
    const at = fromIso(leftAt);
    if (hours.leavingBasis === 'stated' && hours.checkedOutAt === at) return ok();
    if (application.state !== 'checked_in' || hours.checkedInAt === null)
      return err(raise(jobErrors.application_state, { state: application.state }));
    if (!isLeavingPlausible(shift, hours.checkedInAt, at, now))
      return err(raise(jobErrors.leaving_time));
    await this.leave(work, at, 'stated', now);
    await this.news.tellEmployer(application.employerId, {
      topic: 'jobs.leaving_stated',
      key: application.id,
      title: '有人补报了下班时间',
      body: `${sayDay(application.localDate)} “${work.posting.title}”有人忘了签退，报的下班时间是 ${localTime(at)}，请核对后确认工时`,
      link: screens.people(application.postingId),
    });
    return ok();
  }

  private async statePieces(work: Work, pieces: number | undefined, now: Instant) {
    if (pieces === undefined || work.hours.statedPieces === pieces) return ok();
    const { application, posting } = work;
    const isOpen = application.state === 'checked_in' || application.state === 'checked_out';
    if (!isOpen || posting.wageUnit !== 'piece')
      return err(raise(jobErrors.application_state, { state: application.state }));
    await this.book.keep(work, { statedPieces: pieces });
    await this.book.record(application.id, 'hours.pieces_stated', now, { pieces });
    await this.news.tellEmployer(application.employerId, {
      topic: 'jobs.pieces_stated',
      key: `${application.id}:${work.hours.version}`,
      title: '有人报了件数',
      body: `${sayDay(application.localDate)} “${posting.title}”报了 ${pieces} 件，请核对后确认工时和件数`,
      link: screens.people(application.postingId),
    });
    return ok();
  }

  private async move(work: Work, direction: Direction, now: Instant): Promise<void> {
    const { application } = work;
    const wasAbsent = application.state === 'no_show';
    const turned = await this.seats.turn(
      application,
      direction === 'in' ? 'check_in' : 'check_out',
    );
    if (!turned) throw new Error(`application ${application.id} was moved past its lock`);
    if (wasAbsent) await this.absences.lift(application, now);
  }

  private async leave(work: Work, at: Instant, basis: LeavingBasis, now: Instant): Promise<void> {
    if (work.application.state === 'checked_in') await this.move(work, 'out', now);
    await this.keepTime(work, 'out', at, basis);
    const said = basis === 'stated' ? 'hours.leaving_stated' : 'hours.leaving_assumed';
    await this.book.record(work.application.id, said, now, { leftAt: at });
  }

  /** The time with the minutes that it makes. */
  private async keepTime(work: Work, direction: Direction, at: Instant, basis: LeavingBasis) {
    const times =
      direction === 'in'
        ? { checkedInAt: at, checkedOutAt: work.hours.checkedOutAt }
        : { checkedInAt: work.hours.checkedInAt, checkedOutAt: at };
    const { minutes } = recordedHours(work.shift, attendancesOf(times));
    await this.book.keep(work, {
      ...times,
      recordedMinutes: minutes,
      ...(direction === 'out' ? { leavingBasis: basis } : {}),
    });
    await this.book.record(work.application.id, 'hours.recorded', at, {
      ...times,
      minutes,
      leavingBasis: work.hours.leavingBasis,
    });
  }
}

/** The verified time; one that was only stated or assumed gives way to a real check-out. */
function knownTime({ hours }: Work, direction: Direction): Instant | null {
  if (direction === 'in') return hours.checkedInAt;
  return (hours.leavingBasis ?? 'recorded') === 'recorded' ? hours.checkedOutAt : null;
}

/** The hours don't count yet, and nobody wishes them to be others. */
function isOpen(state: ApplicationState): boolean {
  return state === 'checked_in' || state === 'checked_out';
}
