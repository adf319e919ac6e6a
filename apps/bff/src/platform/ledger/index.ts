import { Global, Module } from '@nestjs/common';
import { AnchorsService } from './anchors.service';
import { LedgerService } from './ledger.service';
import { LedgerStore } from './ledger-store';

export { AnchorsService } from './anchors.service';
export { LedgerService } from './ledger.service';

/** One ledger for all areas. */
@Global()
@Module({
  providers: [LedgerStore, LedgerService, AnchorsService],
  exports: [LedgerService, AnchorsService],
})
export class LedgerModule {}
