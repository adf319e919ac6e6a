import { Global, Module } from '@nestjs/common';
import { AnchorsService } from './anchors.service';
import { LedgerService } from './ledger.service';
import { LedgerStore } from './ledger-store';
import { LedgerWatch } from './ledger-watch.service';
import { RowRecords } from './row-records';
import { StreamChecks } from './stream-checks';
import { StreamSeals } from './stream-seals';

export { AnchorsService } from './anchors.service';
export { LedgerService } from './ledger.service';
export { LedgerWatch } from './ledger-watch.service';
export { GONE, ROW, type RowProjection, RowRecords, type RowState } from './row-records';

/** One ledger for all areas. */
@Global()
@Module({
  providers: [
    StreamSeals,
    LedgerStore,
    StreamChecks,
    RowRecords,
    LedgerService,
    AnchorsService,
    LedgerWatch,
  ],
  exports: [LedgerService, AnchorsService, RowRecords, LedgerWatch],
})
export class LedgerModule {}
