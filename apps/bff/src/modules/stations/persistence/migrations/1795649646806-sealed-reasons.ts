import { changeColumn, defineMigration } from '@yizhan/storage';

/** Room for sealed texts. What stands in clear is read as it is until `npm run reseal` has sealed it. */
export const SealedReasons1795649646806 = defineMigration('SealedReasons1795649646806', [
  changeColumn('attendances', 'reason', 'varchar(200) null', 'text null'),
]);
