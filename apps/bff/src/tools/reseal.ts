import { join } from 'node:path';
import { systemClock } from '@yizhan/kernel';
import { openProductDatabase } from '../database';
import { readConfig } from '../platform/config';
import { reseal } from '../platform/reseal';

/**
 * `npm run reseal`
 *
 * Seals personal data anew under DATA_SECRET: what stands under a key of DATA_SECRET_PREVIOUS, and
 * what an older version left in clear. May be stopped and run again, and runs beside the product on a
 * MariaDB. Exit code 0: everything stands under DATA_SECRET, and the former keys may be taken away;
 * 1: something is under a key that isn't at hand, or an error.
 */

const ROOT = join(__dirname, '../../../..');

async function main(): Promise<number> {
  // The server keeps its data beside the repository's root; npm starts tools in their package.
  process.chdir(ROOT);
  const config = readConfig(process.env);
  const database = await openProductDatabase(config);
  try {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    const { resealed, closed } = await reseal(database, config.secrets, systemClock.now(), say);
    say(`重新加密 ${resealed} 处`);
    if (closed.length === 0)
      say('全部已用现在的 DATA_SECRET 加密，旧密钥可以从 DATA_SECRET_PREVIOUS 去掉');
    else process.stderr.write(`下列位置有内容打不开，缺旧密钥：${closed.join('、')}\n`);
    return closed.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
