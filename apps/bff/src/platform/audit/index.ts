import { Global, Module } from '@nestjs/common';
import { AuditService } from './audit.service';

export { AuditService } from './audit.service';

/** One trail for all areas. */
@Global()
@Module({ providers: [AuditService], exports: [AuditService] })
export class AuditModule {}
