import { Global, Module } from '@nestjs/common';
import { LedgerService } from './ledger.service';
import { LedgerStore } from './ledger-store';

export { LedgerService } from './ledger.service';

/** One ledger for all areas. */
@Global()
@Module({ providers: [LedgerStore, LedgerService], exports: [LedgerService] })
export class LedgerModule {}
