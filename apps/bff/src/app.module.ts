import { type DynamicModule, Module } from '@nestjs/common';
import { IdentityModule } from './modules/identity/identity.module';
import { PlatformModule, type Surroundings } from './platform/platform.module';

/** The areas of the product, on one platform. */
@Module({})
export class AppModule {
  static around(surroundings: Surroundings): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.around(surroundings), IdentityModule],
    };
  }
}
