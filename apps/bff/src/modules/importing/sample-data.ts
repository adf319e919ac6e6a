import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { type ImportKind, importKindLabels } from '@yizhan/contract';
import { unwrap } from '@yizhan/kernel';
import { Database, isUniqueViolation } from '@yizhan/storage';
import { ConfigError } from '../../platform/config-error';
import { UnitsService } from '../cases/units.service';
import { ImportingService } from './importing.service';
import { reportText } from './report';

export const sampleFolder = join(__dirname, '../../../sample-data');

/** The files in the order in which one rests on another. */
export const sampleFiles: readonly (readonly [kind: ImportKind, file: string])[] = [
  ['units', 'units.json'],
  ['stations', 'stations.csv'],
  ['employers', 'employers.csv'],
  ['people', 'people.json'],
  ['policies', 'policies.json'],
  ['postings', 'postings.csv'],
  ['cases', 'cases.json'],
];

/**
 * Fills an empty database with the sample data, through the same import as any file; dates count
 * from now. Says whether it did: where there are units already, nothing is touched.
 *
 * @param say is told of each step
 */
export async function seedSampleData(
  app: INestApplicationContext,
  say: (line: string) => void = () => undefined,
): Promise<boolean> {
  const units = app.get(UnitsService, { strict: false });
  const importing = app.get(ImportingService, { strict: false });
  if ((await units.all()).length > 0) return false;
  say('正在放入示例数据……');
  try {
    // One transaction: a start that is cut short leaves an empty database, not half a city.
    await app.get(Database).transaction(() => importAll(importing, say));
  } catch (error) {
    // Another process of the same start was faster.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
  return true;
}

async function importAll(importing: ImportingService, say: (line: string) => void): Promise<void> {
  for (const [kind, name] of sampleFiles) {
    const mode = { kind, sample: true };
    const report = unwrap(await importing.runFile(join(sampleFolder, name), mode));
    if (report.faults.length > 0)
      throw new Error(`${importKindLabels[kind]}（${name}）\n${reportText(report, false)}`);
    say(`  ${importKindLabels[kind]} ${report.created} 条`);
  }
}

/** How many rows of sample data each table holds; tables without any are left out. */
export async function sampleRows(database: Database): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { tableName, columns } of database.source.entityMetadatas) {
    if (!columns.some((column) => column.propertyName === 'sample')) continue;
    const [row] = await database.query<{ held: number | string }>(
      `SELECT COUNT(*) AS held FROM ${tableName} WHERE sample = ?`,
      [1],
    );
    const held = Number(row?.held ?? 0);
    if (held > 0) counts.set(tableName, held);
  }
  return counts;
}

/**
 * Production never starts on sample data: its administrators' passwords are printed in the README,
 * and its cases and wages would count as real ones. Throws ConfigError with what was found.
 */
export async function refuseSampleData(database: Database): Promise<void> {
  const found = await sampleRows(database);
  if (found.size === 0) return;
  const counts = [...found].map(([table, rows]) => `${table} ${rows}`).join('、');
  throw new ConfigError(
    `数据库里有示例数据（${counts}），正式环境不能用它启动。请换一个空的数据库（DATABASE_URL 或 VAR_DIR）再启动。`,
  );
}
