import { Inject, Injectable } from '@nestjs/common';
import type { JobDetail } from '@yizhan/contract';
import { type Caller, hasRole } from '@yizhan/identity/vocabulary';
import { jobErrors } from '@yizhan/jobs';
import type { ApplicationState } from '@yizhan/jobs/vocabulary';
import { err, type Instant, ok, raise, toIso } from '@yizhan/kernel';
import { distanceBetween } from '@yizhan/stations';
import { Database } from '@yizhan/storage';
import { CONFIG, type Config } from '../../../platform/config';
import { part } from '../../../platform/parts';
import { PersonalData } from '../../../platform/personal-data';
import { StationsService } from '../../stations/stations.service';
import { EmployersService } from '../employers.service';
import type { Place } from '../listing.service';
import { Employer, Posting, Shift } from '../persistence';
import { JobsLinks } from '../ports';
import { StationReach } from '../station-reach';
import { jobPostingLd } from './json-ld';

/** Milliseconds that a part of the page may take. */
const BUDGET = 1_500;

interface Mine {
  readonly id: string;
  readonly shift_id: string;
  readonly state: ApplicationState;
  readonly ahead: number | null;
}

/** A job's page, joined from jobs, stations, policies and cases; a part may fail alone. */
@Injectable()
export class DetailView {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly employers: EmployersService,
    private readonly stations: StationsService,
    private readonly links: JobsLinks,
    private readonly reach: StationReach,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(postingId: string, place: Place | null, caller: Caller | null, now: Instant) {
    const [posting, mine] = await Promise.all([
      this.database.manager.findOneBy(Posting, { id: postingId }),
      caller ? this.mine(postingId, caller.userId) : [],
    ]);
    if (!posting) return err(raise(jobErrors.posting_not_found));
    const isOwn = caller !== null && (await this.isOwn(posting, caller));
    if (!isVisible(posting, isOwn || mine.length > 0))
      return err(raise(jobErrors.posting_not_found));
    const [shifts, employer, station, policies] = await Promise.all([
      this.database.manager.find(Shift, { where: { postingId }, order: { startsAt: 'ASC' } }),
      part('employer face', BUDGET, () => this.face(posting.employerId)),
      part('station name', BUDGET, () => this.station(posting.stationId)),
      part('policies of a hire', BUDGET, () => this.policies(posting)),
    ]);
    return ok<JobDetail>({
      ...this.words(posting),
      distance: place ? distanceTo(posting, place) : null,
      contactPhone: isOwn ? this.personalData.open(posting.contactPhoneSealed) : null,
      shifts: shifts.map((shift) => shiftView(shift, now)),
      mine: mine.map(applicationView),
      employer,
      station,
      policies,
      jsonLd: jobPostingLd(posting, shifts, this.config.publicUrl),
    });
  }

  private words(posting: Posting) {
    return {
      postingId: posting.id,
      state: posting.state,
      title: posting.title,
      description: posting.description,
      requirements: posting.requirements,
      benefits: posting.benefits,
      insurance: posting.insurance,
      occupation: posting.occupation,
      occupationCode: posting.occupationCode,
      group: posting.groupKey,
      wageFen: posting.wageFen,
      wageUnit: posting.wageUnit,
      settlement: posting.settlement,
      pickMode: posting.pickMode,
      headcount: posting.headcount,
      division: posting.division,
      address: posting.address,
      latitude: posting.lat,
      longitude: posting.lng,
      contactName: this.personalData.open(posting.contactNameSealed),
      sample: posting.sample,
    };
  }

  private async face(employerId: string) {
    const face = await this.employers.face(employerId);
    if (!face) throw new Error(`employer ${employerId} is gone`);
    return face;
  }

  private async station(stationId: string | null) {
    if (stationId === null) return null;
    const name = (await this.stations.names([stationId])).get(stationId);
    return name === undefined ? null : { stationId, name };
  }

  private async policies(posting: Posting) {
    const employer = await this.database.manager.findOne(Employer, {
      select: { kind: true },
      where: { id: posting.employerId },
    });
    const hire = {
      occupationCode: posting.occupationCode,
      employerKind: employer?.kind ?? 'firm',
    };
    return [...(await this.links.policiesFor(hire))];
  }

  private async isOwn(posting: Posting, caller: Caller): Promise<boolean> {
    const isStaff = hasRole(caller, 'station_staff') || hasRole(caller, 'administrator');
    if (isStaff && (await this.reach.covers(caller, posting))) return true;
    if (!hasRole(caller, 'employer')) return false;
    return (await this.employers.ofCaller(caller))?.id === posting.employerId;
  }

  private mine(postingId: string, workerId: string): Promise<Mine[]> {
    return this.database.query<Mine>(
      `select a.id, a.shift_id, a.state,
         case when a.state = 'waiting' then (select count(*) from applications q
           where q.shift_id = a.shift_id and q.state = 'waiting' and q.queue_no < a.queue_no) end as ahead
       from applications a where a.worker_id = ? and a.posting_id = ? order by a.starts_at`,
      [workerId, postingId],
    );
  }
}

/** Unpublished ones are shown to those they belong to, or who had signed up. */
function isVisible(posting: Posting, isConcerned: boolean): boolean {
  return isConcerned || !['draft', 'in_review', 'taken_down'].includes(posting.state);
}

function distanceTo(posting: Posting, place: Place): number {
  const from = { lat: place.latitude, lng: place.longitude };
  return Math.round(distanceBetween(from, { lat: posting.lat, lng: posting.lng }));
}

function shiftView(shift: Shift, now: Instant): JobDetail['shifts'][number] {
  const isOpen = shift.isOpen && shift.startsAt > now;
  return {
    shiftId: shift.id,
    date: shift.localDate,
    startsAt: toIso(shift.startsAt),
    endsAt: toIso(shift.endsAt),
    breakMinutes: shift.breakMinutes,
    headcount: shift.headcount,
    placesLeft: isOpen ? Math.max(0, shift.headcount - shift.taken) : 0,
    waiting: shift.waiting,
  };
}

function applicationView(row: Mine): JobDetail['mine'][number] {
  return {
    applicationId: row.id,
    shiftId: row.shift_id,
    state: row.state,
    queuePosition: row.ahead === null ? null : Number(row.ahead) + 1,
  };
}
