import { addColumn, defineMigration } from '@yizhan/storage';

/** Streams that are there already are sealed by the first start, which has the key. */
export const SealedStreamEnds1795647386217 = defineMigration('SealedStreamEnds1795647386217', [
  addColumn('ledger_streams', 'seal', "varchar(64) default 'unsealed'"),
]);
