import { Inject, Injectable } from '@nestjs/common';
import type { Home } from '@yizhan/contract';
import { type Caller, hasRole } from '@yizhan/identity/vocabulary';
import type { Instant } from '@yizhan/kernel';
import { CONFIG, type Config } from '../../platform/config';
import { part } from '../../platform/parts';
import { CaseListView } from '../cases/views/list.view';
import { JobsService } from '../jobs/jobs.service';
import { NotificationsService } from '../notifications/notifications.service';
import { Entitlements } from '../policies/entitlements.service';
import { StationsService } from '../stations/stations.service';

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Milliseconds for each part: a slow one must not hold the screen at six in the morning. */
const budget = 1500;
const most = { jobs: 5, cases: 3, entitlements: 3, notices: 3 };

/** The home screen, joined from the areas; each part may fail alone. */
@Injectable()
export class HomeView {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly stations: StationsService,
    private readonly jobs: JobsService,
    private readonly cases: CaseListView,
    private readonly policies: Entitlements,
    private readonly notifications: NotificationsService,
  ) {}

  async show(caller: Caller | null, place: Place | null, now: Instant): Promise<Home> {
    const userId = caller?.userId ?? null;
    const works = caller !== null && hasRole(caller, 'worker');
    const [station, jobs, shift, cases, entitlements, notices] = await Promise.all([
      part('station', budget, () => this.station(place, now)),
      part('jobs', budget, () => this.jobs.nearbyForHome(place, most.jobs)),
      part('shift', budget, async () => (works ? this.jobs.nextShift(caller.userId, now) : null)),
      part('cases', budget, () => this.openCases(userId, now)),
      part('entitlements', budget, () => this.entitlements(works ? userId : null, now)),
      part('notices', budget, () => this.notices(userId)),
    ]);
    return { station, jobs, shift, cases, entitlements, notices, sample: this.config.sampleData };
  }

  private async station(place: Place | null, now: Instant) {
    if (!place) return null;
    return this.stations.nearestOpen({ lat: place.latitude, lng: place.longitude }, now);
  }

  private async openCases(userId: string | null, now: Instant) {
    if (userId === null) return [];
    return (await this.cases.mine(userId, undefined, now, most.cases)).items;
  }

  private async entitlements(userId: string | null, now: Instant) {
    if (userId === null) return [];
    const found = await this.policies.entitlementsFor(userId, now);
    return found.slice(0, most.entitlements).map((one) => ({ ...one, missing: [...one.missing] }));
  }

  private async notices(userId: string | null) {
    if (userId === null) return { unread: 0, latest: [] };
    const [unread, latest] = await Promise.all([
      this.notifications.unread(userId),
      this.notifications.latest(userId, most.notices),
    ]);
    return { unread, latest };
  }
}
