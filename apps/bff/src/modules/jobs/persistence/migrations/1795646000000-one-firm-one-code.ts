import { addColumn, createIndex, defineMigration, statement, unique } from '@yizhan/storage';

export const OneFirmOneCode1795646000000 = defineMigration('OneFirmOneCode1795646000000', [
  addColumn('employers', 'pending_name', 'varchar(120) null'),
  addColumn('employers', 'household_of', 'varchar(26) null'),
  // Households registered before: the first one of each person is the person's household.
  statement(
    `update employers set household_of = owner_id where id in (select first_id from
       (select min(id) as first_id from employers
        where kind = 'household' and owner_id is not null group by owner_id) firsts)`,
    'update employers set household_of = null',
  ),
  createIndex('employers', unique('employers_household', 'household_of')),
]);
