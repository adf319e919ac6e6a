import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config';
import { restore } from './backups';

/** `npm run restore -- <folder> [--replace]`, with the server stopped and the secrets back in place. */

const ROOT = join(__dirname, '../../../..');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  });
  const from = process.env.INIT_CWD ?? process.cwd();
  const folder = resolve(from, positionals[0] ?? '');
  if (!positionals[0] || !existsSync(folder))
    throw new Error('用法：npm run restore -- <备份目录> [--replace]');
  process.chdir(ROOT);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  await restore(readConfig(process.env), folder, { replace: values.replace, say });
}

main().catch((error: unknown) => {
  process.stderr.write(`没有恢复：${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
