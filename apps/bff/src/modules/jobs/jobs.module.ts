import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { type Clock, MINUTE } from '@yizhan/kernel';
import { CLOCK } from '../../platform/clock';
import { Schedule } from '../../platform/schedule';
import { IdentityModule } from '../identity/identity.module';
import { ScopeNames } from '../identity/scope-names';
import { Shifts } from '../stations/shift-book';
import { StationsModule } from '../stations/stations.module';
import { AbsencesService } from './absences.service';
import { AttendanceService } from './attendance.service';
import { CallOff } from './call-off';
import { CardsService } from './cards.service';
import { ContactService } from './contact.service';
import { JobsDeskController } from './desk.controller';
import { EmployerController } from './employer.controller';
import { EmployerDirectory } from './employer-directory';
import { EmployersService } from './employers.service';
import { HoursService } from './hours.service';
import { JobsImportService } from './import.service';
import { JobsController } from './jobs.controller';
import { JobsService } from './jobs.service';
import { ListingService } from './listing.service';
import { JobsNews } from './news.service';
import { ObjectionsService } from './objections.service';
import { OwingService } from './owing.service';
import { JobsOwnData } from './own-data';
import { JobsLinks } from './ports';
import { PostingsService } from './postings.service';
import { ProposalsService } from './proposals.service';
import { PublishingService } from './publishing.service';
import { JobsRetention } from './retention';
import { SeatsService } from './seats.service';
import { ShiftBookService } from './shift-book.service';
import { SignUpService } from './sign-up.service';
import { StationReach } from './station-reach';
import { DeskView } from './views/desk.view';
import { DetailView } from './views/detail.view';
import { EmployerView } from './views/employer.view';
import { MyShiftsView } from './views/my-shifts.view';
import { WageClock } from './wage-clock';
import { WagesService } from './wages.service';
import { WorkBook } from './work-book';
import { WorkClock } from './work-clock';
import { WorkCountsService } from './work-counts.service';
import { WorkRows } from './work-rows';

@Module({
  imports: [IdentityModule, StationsModule],
  controllers: [JobsController, EmployerController, JobsDeskController],
  providers: [
    JobsLinks,
    JobsNews,
    JobsService,
    ListingService,
    EmployersService,
    EmployerDirectory,
    PostingsService,
    PublishingService,
    SignUpService,
    SeatsService,
    WorkBook,
    WorkRows,
    AttendanceService,
    AbsencesService,
    HoursService,
    ProposalsService,
    OwingService,
    WagesService,
    WorkClock,
    WageClock,
    WorkCountsService,
    JobsRetention,
    JobsOwnData,
    JobsImportService,
    ShiftBookService,
    StationReach,
    CallOff,
    CardsService,
    ContactService,
    ObjectionsService,
    DetailView,
    MyShiftsView,
    EmployerView,
    DeskView,
  ],
  exports: [JobsService, JobsLinks, EmployerDirectory, WorkCountsService],
})
export class JobsModule implements OnModuleInit {
  constructor(
    private readonly schedule: Schedule,
    private readonly scopes: ScopeNames,
    private readonly employers: EmployersService,
    private readonly shifts: Shifts,
    private readonly book: ShiftBookService,
    private readonly publishing: PublishingService,
    private readonly seats: SeatsService,
    private readonly absences: AbsencesService,
    private readonly workClock: WorkClock,
    private readonly wageClock: WageClock,
    private readonly objections: ObjectionsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scopes.register('employer', (ids) => this.employers.names(ids));
    this.shifts.connect(this.book);
    const sweep = (name: string, work: (now: number) => Promise<number>) =>
      this.schedule.every(`jobs.${name}`, MINUTE, () => work(this.clock.now()));
    sweep('passStarts', (now) => this.publishing.passStarts(now));
    sweep('closeEnded', (now) => this.publishing.closeEnded(now));
    sweep('dismissWaiting', (now) => this.seats.dismissWaiting(now));
    sweep('escalateObjections', (now) => this.objections.escalate(now));
    sweep('workClock', (now) => this.workClock.run(now));
    sweep('wageClock', (now) => this.wageClock.run(now));
    sweep('endObjections', (now) => this.absences.endUnanswered(now));
  }
}
