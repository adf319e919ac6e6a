import { type DynamicModule, Module } from '@nestjs/common';
import { DemoModule } from './modules/demo/demo.module';
import { IdentityModule } from './modules/identity/identity.module';
import { NotificationsModule } from './modules/notifications/notifications.module';
import { LedgerModule } from './platform/ledger';
import { PlatformModule, type Surroundings } from './platform/platform.module';

/** The areas of the product, on one platform. */
@Module({})
export class AppModule {
  static around(surroundings: Surroundings): DynamicModule {
    const areas = [DemoModule, IdentityModule, NotificationsModule];
    return {
      module: AppModule,
      imports: [PlatformModule.around(surroundings), LedgerModule, ...areas],
    };
  }
}
