import { Injectable } from '@nestjs/common';
import type { ReviewItem } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { jobErrors, postingMachine } from '@yizhan/jobs';
import { actionsFor, err, ok, raise } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { part } from '../../../platform/parts';
import { PersonalData } from '../../../platform/personal-data';
import { EmployersService } from '../employers.service';
import { ObjectionsService } from '../objections.service';
import { Employer, Posting } from '../persistence';
import { findingView, formOf } from '../posting-form';
import { PostingsService } from '../postings.service';
import { StationReach } from '../station-reach';
import { isoOrNull } from './rows';

const PAGE = 30;

/** What staff look over: postings with their marked words, employers to be verified. */
@Injectable()
export class DeskView {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly employers: EmployersService,
    private readonly postings: PostingsService,
    private readonly reach: StationReach,
    private readonly objections: ObjectionsService,
  ) {}

  /** Of the caller's own stations; the longest waiting first. */
  async queue(caller: Caller, cursor: string | undefined) {
    const reach = await this.reach.of(caller);
    const { manager } = this.database;
    const query = manager
      .createQueryBuilder(Posting, 'p')
      .where("p.state = 'in_review'")
      .orderBy('p.id', 'ASC')
      .take(PAGE + 1);
    if (!reach.everywhere)
      query.andWhere(
        '(p.stationId in (:...stations) or p.stationId is null and p.division in (:...divisions))',
        { stations: ['', ...reach.stationIds], divisions: ['', ...reach.divisions] },
      );
    if (cursor) query.andWhere('p.id > :cursor', { cursor });
    const [rows, employers, objections] = await Promise.all([
      query.getMany(),
      cursor ? [] : this.employers.pending(reach),
      cursor ? [] : this.objections.open(reach),
    ]);
    const items = rows.slice(0, PAGE);
    const last = items[items.length - 1];
    return {
      postings: items.map(reviewItem),
      next: rows.length > PAGE && last ? last.id : null,
      employers,
      objections,
    };
  }

  async review(caller: Caller, postingId: string) {
    const posting = await this.database.manager.findOneBy(Posting, { id: postingId });
    if (!posting || posting.state === 'draft') return err(raise(jobErrors.posting_not_found));
    if (!(await this.reach.covers(caller, posting))) return err(raise(jobErrors.not_your_station));
    const [employer, shifts, face] = await Promise.all([
      this.database.manager.findOneByOrFail(Employer, { id: posting.employerId }),
      this.postings.shifts(postingId),
      part('employer face', 1_500, async () => {
        const found = await this.employers.face(posting.employerId);
        if (!found) throw new Error(`employer ${posting.employerId} is gone`);
        return found;
      }),
    ]);
    const [shown] = await this.employers.forDesk([employer]);
    return ok({
      postingId,
      state: posting.state,
      stateReason: posting.stateReason,
      form: formOf(posting, shifts, this.personalData),
      findings: posting.findings.map(findingView),
      employer: shown ?? { ...this.employers.view(employer), marks: [] },
      face,
      actions: actionsFor(postingMachine, posting.state, ['station_staff']),
    });
  }
}

function reviewItem(posting: Posting): ReviewItem {
  return {
    postingId: posting.id,
    state: posting.state,
    title: posting.title,
    employerName: posting.employerName,
    submittedAt: isoOrNull(posting.submittedAt),
    reasons: posting.findings.map((finding) => finding.label),
  };
}
