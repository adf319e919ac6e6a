import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { JobsModule } from '../jobs/jobs.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { PoliciesModule } from '../policies/policies.module';
import { StationsModule } from '../stations/stations.module';
import { HomeController } from './home.controller';
import { HomeView } from './home.view';

@Module({
  imports: [StationsModule, JobsModule, CasesModule, PoliciesModule, NotificationsModule],
  controllers: [HomeController],
  providers: [HomeView],
})
export class HomeModule {}
