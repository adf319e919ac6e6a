import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { type Clock, MINUTE } from '@yizhan/kernel';
import { CLOCK } from '../../platform/clock';
import { Schedule } from '../../platform/schedule';
import { IdentityModule } from '../identity/identity.module';
import { ScopeNames } from '../identity/scope-names';
import { AttendanceRecords } from './attendance-records';
import { CheckInService } from './check-in.service';
import { ClaimsService } from './claims.service';
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
    ClaimsService,
    CodeScreensService,
    DeskService,
    StationAccess,
    StationPage,
    Shifts,
  ],
  exports: [StationsService, StationsImport, DeskService, Shifts, AttendanceRecords],
})
export class StationsModule implements OnModuleInit {
  constructor(
    private readonly scopes: ScopeNames,
    private readonly stations: StationsService,
    private readonly claims: ClaimsService,
    private readonly schedule: Schedule,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scopes.register('station_staff', (ids) => this.stations.names(ids));
    this.schedule.every('stations.settleClaims', MINUTE, () =>
      this.claims.settleOverdue(this.clock.now()),
    );
  }
}
