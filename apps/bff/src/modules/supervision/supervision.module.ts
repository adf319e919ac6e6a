import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { JobsModule } from '../jobs/jobs.module';
import { FiguresView } from './figures.view';
import { SupervisionController } from './supervision.controller';

@Module({
  imports: [CasesModule, JobsModule],
  controllers: [SupervisionController],
  providers: [FiguresView],
})
export class SupervisionModule {}
