import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importErrors, importKindLabels, importKinds } from '@yizhan/contract';
import { systemClock } from '@yizhan/kernel';
import { openProductDatabase } from '../database';
import { kindByName, kindByWord } from '../modules/importing/files/kinds';
import { ImportingService } from '../modules/importing/importing.service';
import { reportText } from '../modules/importing/report';
import { readConfig } from '../platform/config';
import { openRedis } from '../platform/redis';
import { createServer } from '../server';

/**
 * `npm run import -- <file> [--as postings] [--preview] [--sample]`
 *
 * Imports one file, CSV or JSON, whole or not at all. Exit code 0: done; 1: faults or an error.
 */

const USAGE = `用法：npm run import -- <文件> [--as 类别] [--preview] [--sample]
  类别：${importKinds.map((kind) => `${kind}（${importKindLabels[kind]}）`).join('、')}；不写就看文件名
  --preview  只检查，不写入
  --sample   标记为示例数据`;

const ROOT = join(__dirname, '../../../..');

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      preview: { type: 'boolean', default: false },
      sample: { type: 'boolean', default: false },
    },
  });
  const [given] = positionals;
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), given ?? '');
  if (!given || !existsSync(path)) return complain(given ? `没有这个文件：${path}` : USAGE);
  const kind = values.as ? kindByWord(values.as) : kindByName(basename(path));
  if (!kind) return complain(`${importErrors.unknown_kind.message}\n${USAGE}`);
  // The server keeps its data beside the repository's root; npm starts tools in their package.
  process.chdir(ROOT);
  const app = await start();
  try {
    const report = await app.get(ImportingService).runFile(path, { ...values, kind });
    if (!report.ok) return complain(report.error.message);
    process.stdout.write(`${reportText(report.value, values.preview)}\n`);
    return report.value.faults.length > 0 ? 1 : 0;
  } finally {
    await app.close();
  }
}

/** The application on the configured database, without listening and without its sweeps. */
async function start() {
  const config = readConfig(process.env);
  const database = await openProductDatabase(config);
  return createServer({ config, database, redis: openRedis(config), clock: systemClock });
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
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
