import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module';
import { JobsModule } from '../jobs/jobs.module';
import { PoliciesModule } from '../policies/policies.module';
import { StationsModule } from '../stations/stations.module';
import { Importers } from './importers';
import { ImportingController } from './importing.controller';
import { ImportingService } from './importing.service';
import { PeopleRows } from './people-rows';

/** Files from outside: each area's rows by its own exported service. */
@Module({
  imports: [IdentityModule, StationsModule, JobsModule, PoliciesModule],
  controllers: [ImportingController],
  providers: [ImportingService, Importers, PeopleRows],
  exports: [ImportingService],
})
export class ImportingModule {}
