import { Module, type OnModuleInit } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module';
import { ScopeNames } from '../identity/scope-names';
import { JobsModule } from '../jobs/jobs.module';
import { JobsLinks } from '../jobs/ports';
import { AccusedService } from './accused.service';
import { CaseAccess } from './case-access';
import { CaseDoor } from './case-door';
import { CaseJoins } from './case-joins.service';
import { CaseNotices } from './case-notices.service';
import { CaseReceivers } from './case-receivers';
import { CaseRows } from './case-rows';
import { CaseSteps } from './case-steps';
import { CaseStore } from './case-store';
import { CaseUnits } from './case-units';
import {
  CaseDeskController,
  CasesController,
  InquiriesController,
  OpeningsController,
} from './cases.controller';
import { CasesService } from './cases.service';
import { ClockSweep } from './clock-sweep';
import { DeskNotices } from './desk-notices.service';
import { CaseFiguresService } from './figures.service';
import { CasesImport } from './import.service';
import { NoticeDelivery } from './notice-delivery';
import { CasesOwnData } from './own-data';
import { ReceiptsService } from './receipts.service';
import { RecusalsService } from './recusals.service';
import { ReporterTracks } from './reporter-tracks';
import { UnitsService } from './units.service';
import { CaseDetailView } from './views/detail.view';
import { InboxView } from './views/inbox.view';
import { CaseListView } from './views/list.view';
import { OpeningsView } from './views/openings.view';
import { WizardView } from './views/wizard.view';
import { WageLink } from './wage-link';

@Module({
  imports: [IdentityModule, JobsModule],
  controllers: [CasesController, CaseDeskController, InquiriesController, OpeningsController],
  providers: [
    UnitsService,
    CaseStore,
    CaseRows,
    CaseNotices,
    AccusedService,
    ReporterTracks,
    CaseJoins,
    CaseDoor,
    NoticeDelivery,
    CaseUnits,
    CaseReceivers,
    RecusalsService,
    CaseAccess,
    DeskNotices,
    CasesOwnData,
    CaseSteps,
    CasesService,
    CaseFiguresService,
    CasesImport,
    ClockSweep,
    ReceiptsService,
    WageLink,
    CaseDetailView,
    OpeningsView,
    CaseListView,
    InboxView,
    WizardView,
  ],
  exports: [UnitsService, CasesService, CaseListView, CaseFiguresService, CasesImport],
})
export class CasesModule implements OnModuleInit {
  constructor(
    private readonly scopes: ScopeNames,
    private readonly units: UnitsService,
    private readonly jobs: JobsLinks,
    private readonly figures: CaseFiguresService,
    private readonly wages: WageLink,
  ) {}

  onModuleInit(): void {
    this.scopes.register('handler', (ids) => this.units.names(ids));
    this.jobs.bind({
      wageCases: (employerId) => this.figures.wageCases(employerId),
      openWageCases: (workerId, wageIds) => this.wages.openCases(workerId, wageIds),
    });
  }
}
