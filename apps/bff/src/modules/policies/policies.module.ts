import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '@yizhan/kernel';
import { CLOCK } from '../../platform/clock';
import { JobsModule } from '../jobs/jobs.module';
import { JobsLinks } from '../jobs/ports';
import { ApprovalsService } from './approvals.service';
import { PolicyDeskController } from './desk.controller';
import { DeskService } from './desk.service';
import { Entitlements } from './entitlements.service';
import { FactsService } from './facts.service';
import { PoliciesImport } from './import.service';
import { Library } from './library.service';
import { PoliciesController } from './policies.controller';
import { PoliciesService } from './policies.service';
import { CalculatorView } from './views/calculator.view';
import { DetailView } from './views/detail.view';

@Module({
  imports: [JobsModule],
  controllers: [PoliciesController, PolicyDeskController],
  providers: [
    Library,
    FactsService,
    PoliciesService,
    PoliciesImport,
    Entitlements,
    ApprovalsService,
    DeskService,
    CalculatorView,
    DetailView,
  ],
  exports: [PoliciesService, PoliciesImport, Entitlements],
})
export class PoliciesModule implements OnModuleInit {
  constructor(
    private readonly links: JobsLinks,
    private readonly policies: PoliciesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.links.bind({ policiesFor: () => this.policies.policiesForHire(this.clock.now()) });
  }
}
