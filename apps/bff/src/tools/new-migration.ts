import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type AnyClass, isEntity, migrationSource, missingChanges } from '@yizhan/storage';
import { migrations as registered } from '../schema';

/**
 * `npm run migration:new -- <area> <Name>` writes the migration that takes the tables of one area
 * (or `platform`) from the present chain to what its entities say.
 */

const SOURCES = join(__dirname, '..');
const MODULES = join(SOURCES, 'modules');
const MIGRATIONS = 'migrations';

function persistenceOf(area: string): string {
  return join(area === 'platform' ? join(SOURCES, 'platform') : join(MODULES, area), 'persistence');
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

/** The classes that an area's `persistence/` exports: its entities and its migrations. */
function classesOf(area: string): AnyClass[] {
  const modules = sourceFiles(persistenceOf(area)).map(
    (file) => require(file) as Record<string, unknown>,
  );
  const classes = modules.flatMap((exported) => Object.values(exported)).filter(isClass);
  return [...new Set(classes)];
}

function isClass(value: unknown): value is AnyClass {
  return typeof value === 'function' && 'prototype' in value && value.prototype !== undefined;
}

function isMigration(candidate: AnyClass): boolean {
  return 'changes' in candidate;
}

function fileName(name: string, at: number): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return `${at}-${words}.ts`;
}

async function main([area, name]: readonly string[]): Promise<string> {
  if (!area || !/^[A-Z][A-Za-z0-9]+$/.test(name ?? ''))
    return 'usage: npm run migration:new -- <area> <Name>, for example: jobs AddShifts';
  const own = classesOf(area);
  const entities = own.filter(isEntity);
  if (entities.length === 0) return `${persistenceOf(area)} exports no entities`;
  const known: readonly AnyClass[] = registered;
  const migrations = [...new Set([...known, ...own.filter(isMigration)])];
  const changes = await missingChanges({ entities, migrations });
  if (changes.length === 0) return `the tables of ${area} are what its entities say`;
  const at = Date.now();
  const folder = join(persistenceOf(area), MIGRATIONS);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, fileName(`${name}`, at));
  writeFileSync(file, migrationSource(`${name}${at}`, changes));
  return `${relative(process.cwd(), file)}: read it, register it in schema.ts, commit it`;
}

main(process.argv.slice(2)).then(
  (line) => process.stdout.write(`${line}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
