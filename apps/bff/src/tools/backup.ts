import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config';
import { backUp } from './backups';

/** `npm run backup -- [<folder>] [--secrets <elsewhere>]`; the server may go on running. */

const ROOT = join(__dirname, '../../../..');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { secrets: { type: 'string' } },
  });
  const from = process.env.INIT_CWD ?? process.cwd();
  process.chdir(ROOT);
  const config = readConfig(process.env);
  const name = new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-');
  const folder = positionals[0]
    ? resolve(from, positionals[0])
    : join(config.varDir, 'backups', name);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const secretsTo = values.secrets ? resolve(from, values.secrets) : undefined;
  await backUp(config, folder, { secretsTo, say });
  say(`备份在 ${folder}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`没有备份成功：${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
