import { type DynamicModule, Module } from '@nestjs/common';
import { CasesModule } from './modules/cases/cases.module';
import { DemoModule } from './modules/demo/demo.module';
import { HomeModule } from './modules/home/home.module';
import { IdentityModule } from './modules/identity/identity.module';
import { ImportingModule } from './modules/importing/importing.module';
import { JobsModule } from './modules/jobs/jobs.module';
import { NotificationsModule } from './modules/notifications/notifications.module';
import { PoliciesModule } from './modules/policies/policies.module';
import { StationsModule } from './modules/stations/stations.module';
import { SupervisionModule } from './modules/supervision/supervision.module';
import { AuditModule } from './platform/audit';
import { LedgerModule } from './platform/ledger';
import { PlatformModule, type Surroundings } from './platform/platform.module';

/** The areas of the product, on one platform. */
@Module({})
export class AppModule {
  static around(surroundings: Surroundings): DynamicModule {
    const areas = [
      StationsModule,
      JobsModule,
      CasesModule,
      DemoModule,
      HomeModule,
      SupervisionModule,
      IdentityModule,
      NotificationsModule,
      PoliciesModule,
      ImportingModule,
    ];
    return {
      module: AppModule,
      imports: [PlatformModule.around(surroundings), LedgerModule, AuditModule, ...areas],
    };
  }
}
