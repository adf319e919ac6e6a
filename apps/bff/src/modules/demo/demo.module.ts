import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module';
import { DemoController } from './demo.controller';

@Module({ imports: [IdentityModule], controllers: [DemoController] })
export class DemoModule {}
