import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { IdentityModule } from '../identity/identity.module';
import { JobsModule } from '../jobs/jobs.module';
import { PoliciesModule } from '../policies/policies.module';
import { StationsModule } from '../stations/stations.module';
import { CaseRows } from './case-rows';
import { Importers } from './importers';
import { ImportingController } from './importing.controller';
import { ImportingService } from './importing.service';
import { PeopleRows } from './people-rows';

/** Files from outside: each area's rows by its own exported service. */
@Module({
  imports: [IdentityModule, StationsModule, JobsModule, CasesModule, PoliciesModule],
  controllers: [ImportingController],
  providers: [ImportingService, Importers, PeopleRows, CaseRows],
  exports: [ImportingService],
})
export class ImportingModule {}
