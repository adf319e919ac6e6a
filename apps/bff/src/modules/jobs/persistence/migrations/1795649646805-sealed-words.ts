import { changeColumn, defineMigration } from '@yizhan/storage';

/** Room for sealed texts. What stands in clear is read as it is until `npm run reseal` has sealed it. */
export const SealedWords1795649646805 = defineMigration('SealedWords1795649646805', [
  changeColumn('work_hours', 'reason', 'varchar(400) null', 'text null'),
  changeColumn('work_hours', 'proposed_reason', 'varchar(400) null', 'text null'),
  changeColumn('wages', 'pay_reference', 'varchar(120) null', 'text null'),
  changeColumn('wages', 'dispute_note', 'varchar(600) null', 'text null'),
  changeColumn('employers', 'pending_name', 'varchar(120) null', 'text null'),
  changeColumn('employers', 'address', 'varchar(200)', 'text'),
  changeColumn('employers', 'state_reason', 'varchar(400) null', 'text null'),
  changeColumn('employers', 'card_reason', 'varchar(400) null', 'text null'),
  changeColumn('postings', 'state_reason', 'varchar(400) null', 'text null'),
]);
