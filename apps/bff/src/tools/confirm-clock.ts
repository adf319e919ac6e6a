import { join } from 'node:path';
import { systemClock, toIso } from '@yizhan/kernel';
import { openProductDatabase } from '../database';
import { readConfig } from '../platform/config';
import { confirmClock } from '../platform/purges';

/**
 * `npm run confirm-clock`
 *
 * For an operator, after the alarm `purges.held`: takes the clock of this machine as right, so that
 * what is past its time of retention goes again. Look at the clock first: with a wrong one records of
 * years are deleted. A running MariaDB product goes on at its next sweep, an embedded file must be
 * stopped before.
 */

const ROOT = join(__dirname, '../../../..');

async function main(): Promise<void> {
  // The server keeps its data beside the repository's root; npm starts tools in their package.
  process.chdir(ROOT);
  const database = await openProductDatabase(readConfig(process.env));
  try {
    const now = systemClock.now();
    await confirmClock(database, now);
    process.stdout.write(`已确认时钟：${toIso(now)}，到期的记录会继续清理\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
