import { Module, type OnModuleInit } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module';
import { ScopeNames } from '../identity/scope-names';
import { AttendanceRecords } from './attendance-records';
import { CheckInService } from './check-in.service';
import { CodeKeysService } from './code-keys.service';
import { CodeScreensService } from './code-screens.service';
import { DeskService } from './desk.service';
import { StationsImport } from './import.service';
import { Shifts } from './shift-book';
import { StationAccess } from './station-access';
import { StationsController } from './stations.controller';
import { StationsService } from './stations.service';
import { StationPage } from './views/station-page';

@Module({
  imports: [IdentityModule],
  controllers: [StationsController],
  providers: [
    StationsService,
    StationsImport,
    CodeKeysService,
    AttendanceRecords,
    CheckInService,
    CodeScreensService,
    DeskService,
    StationAccess,
    StationPage,
    Shifts,
  ],
  exports: [StationsService, StationsImport, DeskService, Shifts],
})
export class StationsModule implements OnModuleInit {
  constructor(
    private readonly scopes: ScopeNames,
    private readonly stations: StationsService,
  ) {}

  onModuleInit(): void {
    this.scopes.register('station_staff', (ids) => this.stations.names(ids));
  }
}
