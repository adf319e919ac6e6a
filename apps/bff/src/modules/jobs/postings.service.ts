import { Injectable } from '@nestjs/common';
import type { JobAssessment, PostingEditor, PostingForm } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { type Assessment, assess, jobErrors, missingIn, postingMachine } from '@yizhan/jobs';
import type { PostingState } from '@yizhan/jobs/vocabulary';
import { err, type Instant, newId, ok, raise, transitionOf } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { part } from '../../platform/parts';
import { PersonalData } from '../../platform/personal-data';
import { StationsService } from '../stations/stations.service';
import { EmployersService } from './employers.service';
import { Employer, Posting, Shift } from './persistence';
import { blankForm, columnsOf, draftOf, findingView, formOf, shiftsOf } from './posting-form';
import { PublishingService } from './publishing.service';

/** What an employer does with its own postings: draft, check, send in, pause, resume. */
@Injectable()
export class PostingsService {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly employers: EmployersService,
    private readonly publishing: PublishingService,
    private readonly stations: StationsService,
  ) {}

  async check(caller: Caller, form: PostingForm, now: Instant) {
    const employer = await this.employers.ofCaller(caller);
    if (!employer) return err(raise(jobErrors.employer_missing));
    const assessment = await this.assess(employer, form, now);
    return ok<JobAssessment>({
      outcome: assessment.outcome,
      findings: assessment.findings.map(findingView),
      missing: missingIn(draftOf(form), now),
    });
  }

  async create(caller: Caller, form: PostingForm, now: Instant) {
    const employer = await this.employers.ofCaller(caller);
    if (!employer) return err(raise(jobErrors.employer_missing));
    const posting: Posting = {
      ...columnsOf(form, employer, this.personalData),
      id: newId(now),
      code: null,
      employerId: employer.id,
      employerName: employer.name,
      verified: employer.state === 'verified',
      state: 'draft',
      stateReason: null,
      findings: [],
      submittedAt: null,
      publishedAt: null,
      filledAt: null,
      sample: false,
      createdAt: now,
      version: 0,
    };
    await this.database.manager.insert(Posting, posting);
    const shifts = shiftsOf(posting.id, form, now);
    if (shifts.length > 0) await this.database.manager.insert(Shift, shifts);
    return ok({ postingId: posting.id, state: posting.state });
  }

  async update(caller: Caller, postingId: string, form: PostingForm, now: Instant) {
    const own = await this.own(caller, postingId);
    if (!own) return err(raise(jobErrors.posting_not_found));
    const { posting, employer } = own;
    if (posting.state !== 'draft')
      return err(raise(jobErrors.posting_state, { state: posting.state }));
    const changes = columnsOf(form, employer, this.personalData);
    const seen = { id: posting.id, version: posting.version };
    if (!(await compareAndSet(this.database.manager, Posting, seen, changes)))
      return err(raise(jobErrors.posting_state));
    await this.database.manager.delete(Shift, { postingId });
    const shifts = shiftsOf(postingId, form, now);
    if (shifts.length > 0) await this.database.manager.insert(Shift, shifts);
    return ok({ state: posting.state });
  }

  async forEmployer(caller: Caller, postingId: string, now: Instant) {
    const own = await this.own(caller, postingId);
    if (!own) return err(raise(jobErrors.posting_not_found));
    const { posting } = own;
    return ok<PostingEditor>({
      postingId,
      state: posting.state,
      stateReason: posting.stateReason,
      form: formOf(posting, await this.shifts(postingId), this.personalData),
      findings: posting.findings.map(findingView),
      stations: await this.stationsIn(posting.division, now),
    });
  }

  /** A blank form with what is known of the employer: the place where it last had people come. */
  async blank(caller: Caller, now: Instant) {
    const employer = await this.employers.ofCaller(caller);
    if (!employer) return err(raise(jobErrors.employer_missing));
    const last = await this.database.manager.findOne(Posting, {
      where: { employerId: employer.id },
      order: { id: 'DESC' },
    });
    const stations = await this.stationsIn(last?.division ?? employer.division, now);
    const station = stations.ok ? stations.value[0] : undefined;
    return ok<PostingEditor>({
      postingId: null,
      state: 'draft',
      stateReason: null,
      form: blankForm(employer, last ?? placeOf(station), this.personalData),
      findings: [],
      stations,
    });
  }

  /** Stations and points of a division, to look after the posting and to place it. */
  private stationsIn(division: string, now: Instant): Promise<PostingEditor['stations']> {
    return part('stations of the division', 1_500, async () => {
      const { items } = await this.stations.list({ division }, undefined, now);
      return items.map(({ stationId, name, latitude, longitude }) => ({
        stationId,
        name,
        division,
        latitude,
        longitude,
      }));
    });
  }

  async submit(caller: Caller, postingId: string, now: Instant) {
    const own = await this.own(caller, postingId);
    if (!own) return err(raise(jobErrors.posting_not_found));
    const { posting, employer } = own;
    if (posting.state !== 'draft') return sentBefore(posting);
    const form = formOf(posting, await this.shifts(postingId), this.personalData);
    const missing = missingIn(draftOf(form), now);
    if (missing.length > 0) return err(raise(jobErrors.posting_incomplete, { missing }));
    const assessment = await this.assess(employer, form, now);
    const findings = assessment.findings.map(findingView);
    if (assessment.outcome === 'refused')
      return err(raise(jobErrors.posting_refused, { findings }));
    if (!(await this.publishing.sendIn(posting, assessment, now))) {
      // Tapped twice, the other one was faster: its answer is the answer.
      const sent = await this.own(caller, postingId);
      return sent ? sentBefore(sent.posting) : err(raise(jobErrors.posting_not_found));
    }
    const state: PostingState = assessment.outcome;
    return ok({ state, findings });
  }

  /** Takes no more sign-ups. Whoever is accepted or waits stays so, and the waiting list goes on. */
  async pause(caller: Caller, postingId: string) {
    const own = await this.own(caller, postingId);
    if (!own) return err(raise(jobErrors.posting_not_found));
    const { state } = own.posting;
    if (state === 'paused') return ok({ state });
    const to = transitionOf(postingMachine, state, 'pause')?.to;
    if (!to || !(await this.publishing.move(own.posting, to, { stateReason: null })))
      return err(raise(jobErrors.posting_state, { state }));
    return ok({ state: to });
  }

  /** A full one is full again, and open to nobody new. */
  async resume(caller: Caller, postingId: string, now: Instant) {
    const own = await this.own(caller, postingId);
    if (!own) return err(raise(jobErrors.posting_not_found));
    const { posting } = own;
    const { state } = posting;
    if (state === 'published' || state === 'filled') return ok({ state });
    if (!transitionOf(postingMachine, state, 'resume'))
      return err(raise(jobErrors.posting_state, { state }));
    if (await this.employers.isStopped(posting.employerId))
      return err(raise(jobErrors.employer_stopped));
    const to = await this.publishing.resume(posting, now);
    return to ? ok({ state: to }) : err(raise(jobErrors.posting_over));
  }

  /** What the rules say of a form, with what is known of the employer. */
  async assess(employer: Employer, form: PostingForm, now: Instant): Promise<Assessment> {
    return assess(draftOf(form), await this.employers.record(employer), now);
  }

  /** The posting, when it is the caller's own. */
  async own(
    caller: Caller,
    postingId: string,
  ): Promise<{ posting: Posting; employer: Employer } | null> {
    const employer = await this.employers.ofCaller(caller);
    if (!employer) return null;
    const posting = await this.database.manager.findOneBy(Posting, {
      id: postingId,
      employerId: employer.id,
    });
    return posting && { posting, employer };
  }

  shifts(postingId: string): Promise<Shift[]> {
    return this.database.manager.find(Shift, { where: { postingId }, order: { startsAt: 'ASC' } });
  }
}

/** Sent in already: the same answer again, as long as it is what became of it. */
function sentBefore({ state, submittedAt, findings }: Posting) {
  const isSent = submittedAt !== null && (state === 'in_review' || state === 'published');
  return isSent
    ? ok({ state, findings: findings.map(findingView) })
    : err(raise(jobErrors.posting_state, { state }));
}

function placeOf(station: { stationId: string; latitude: number; longitude: number } | undefined) {
  if (!station) return null;
  return { stationId: station.stationId, lat: station.latitude, lng: station.longitude };
}
