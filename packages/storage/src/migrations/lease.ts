import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, newId } from '@yizhan/kernel';
import type { Database } from '../database';

/** A process that died while migrating is waited for no longer than this. */
const LEASE = 10 * MINUTE;
const LOOK_AGAIN = 200;

/** A row and no `GET_LOCK`: that one holds on a single node of a cluster only. */
const TABLE = `create table if not exists schema_lease
  (id int primary key, holder varchar(26) not null, held_until bigint not null)`;

/** Lets one process at a time at the tables; the embedded database has only one anyway. */
export async function alone<T>(database: Database, work: () => Promise<T>): Promise<T> {
  if (database.dialect === 'sqlite') return work();
  const holder = newId();
  await database.execute(TABLE);
  await database.execute("insert ignore into schema_lease values (1, '', 0)");
  while (!(await takes(database, holder))) await pause(LOOK_AGAIN);
  try {
    return await work();
  } finally {
    await database.execute('update schema_lease set held_until = 0 where holder = ?', [holder]);
  }
}

async function takes(database: Database, holder: string): Promise<boolean> {
  const now = Date.now();
  const { affected } = await database.execute(
    'update schema_lease set holder = ?, held_until = ? where id = 1 and held_until < ?',
    [holder, now + LEASE, now],
  );
  return affected === 1;
}
