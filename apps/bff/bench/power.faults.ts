import { appendFileSync, copyFileSync, existsSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { migrateUp, openDatabase } from '@yizhan/storage';
import { entities, migrations } from '../src/schema';
import { killedWriter, lookAfter } from './support/acknowledged';
import { expectThat, inFolder } from './support/faults';

/**
 * A power cut of the embedded file, simulated: what was written after the last acknowledgement that
 * had been read is cut off at a random byte, or followed by nonsense, as a disk leaves it. It stands on
 * `synchronous=FULL`, which is checked: that the disk keeps what it says it has, no program can show.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 6);

async function main(): Promise<void> {
  let acknowledged = 0;
  let lost = 0;
  let torn = 0;
  let whole = true;
  for (let round = 0; round < ROUNDS; round++)
    await inFolder(async (folder) => {
      const file = join(folder, 'it.db');
      const db = await openDatabase({ file, entities, migrations });
      await migrateUp(db);
      const [pragma] = await db.query<{ synchronous: number }>('pragma synchronous');
      whole &&= pragma?.synchronous === 2;
      await db.close();
      const log = `${file}-wal`;
      let safe = 0;
      const ids = await killedWriter({ file }, () => {
        safe = existsSync(log) ? statSync(log).size : 0;
      });
      const cut = join(folder, 'cut.db');
      copyFileSync(file, cut);
      copyFileSync(log, `${cut}-wal`);
      const { size } = statSync(log);
      // The last few may have been acknowledged after the size was taken: they aren't counted.
      truncateSync(`${cut}-wal`, safe + Math.floor(Math.random() * (size - safe + 1)));
      if (round % 2) appendFileSync(`${cut}-wal`, Buffer.alloc(5_000, 0x5a));
      const known = ids.slice(0, Math.max(0, ids.length - 8));
      const found = await lookAfter({ file: cut }, known);
      const again = await openDatabase({ file: cut, entities, migrations });
      const [check] = await again.query<{ integrity_check: string }>('pragma integrity_check');
      await again.close();
      whole &&= check?.integrity_check === 'ok';
      acknowledged += known.length;
      lost += found.lost;
      torn += found.torn;
    });
  expectThat(
    lost === 0 && torn === 0 && whole,
    `embedded: ${ROUNDS} cuts, ${acknowledged} writes acknowledged before, ${lost} lost, ${torn} torn, file ${whole ? 'whole' : 'BROKEN'}`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
