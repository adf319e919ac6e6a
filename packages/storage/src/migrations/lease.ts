import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { SECOND } from '@yizhan/kernel';
import type { Database } from '../database';
import { Leadership } from '../leadership';

/** A process that died while migrating is waited for no longer than this. */
const LIFE = 10 * SECOND;
const BEAT = 2 * SECOND;
const LOOK_AGAIN = 200;
const SAY_EVERY = 5 * SECOND;

/** A row and no `GET_LOCK`: that one holds on a single node of a cluster only. */
const TABLE = `create table if not exists schema_turns
  (name varchar(64) primary key, holder varchar(100) not null, beat bigint not null)`;

/**
 * Lets one process at a time at the tables; the embedded database has only one anyway.
 *
 * @param say told who is waited for
 */
export async function alone<T>(
  database: Database,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  if (database.dialect === 'sqlite') return work();
  await database.execute(TABLE);
  const turn = new Leadership(database, 'schema', {
    table: 'schema_turns',
    life: LIFE,
    beat: BEAT,
  });
  await waitFor(turn, say);
  turn.start();
  try {
    return await work();
  } finally {
    await turn.stop();
  }
}

async function waitFor(turn: Leadership, say: (line: string) => void): Promise<void> {
  let saidAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    await turn.stir();
    if (turn.holds) return;
    if (turn.other && performance.now() - saidAt > SAY_EVERY) {
      saidAt = performance.now();
      say(
        `waiting for ${turn.other}, which is changing the tables (if it died, ${LIFE} ms at most)`,
      );
    }
    await pause(LOOK_AGAIN);
  }
}
