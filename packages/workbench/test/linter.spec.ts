import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT, TOOLS } from '../src/root';

/** Files that each break one rule of biome.json, and the words the linter has to say about it. */
const BREACHES: [path: string, code: string, says: string][] = [
  ['packages/ledger/src/a.ts', "export * from '@yizhan/jobs';", 'A package knows no city'],
  [
    'packages/kernel/src/a.ts',
    "export * from '@yizhan/jobs/vocabulary';",
    'The kernel is the ground',
  ],
  ['packages/contract/src/a.ts', "export * from '@yizhan/jobs';", 'it takes vocabularies'],
  [
    'packages/client/src/a.ts',
    "export * from '@yizhan/jobs/vocabulary';",
    'derived from the contract',
  ],
  ['packages/testing/src/a.ts', "export * from '@yizhan/contract';", 'it knows storage'],
  [
    'libs/jobs/src/a.ts',
    "export * from '@yizhan/cases';",
    'know other areas only by their vocabulary',
  ],
  ['libs/jobs/src/b.ts', "export type * from 'typeorm';", 'Rules know no framework'],
  ['libs/jobs/src/c.ts', "export * from 'node:fs';", 'noNodejsModules'],
  ['libs/jobs/src/d.ts', 'export const a = process.env.A;', 'noProcessEnv'],
  ['libs/jobs/src/e.ts', 'export const a = new Intl.Collator();', 'Parts of Intl are missing'],
  ['apps/miniapp/src/a.ts', "export * from '@yizhan/storage';", "contract's client alone"],
  ['apps/miniapp/src/b.ts', "export * from '@nestjs/common';", 'Server code must never reach'],
  ['apps/bff/src/a.ts', "export * from '@yizhan/testing';", 'no test kit and no screens'],
  ['apps/bff/src/b.ts', "console.log('a');", 'noConsole'],
  ['apps/bff/src/c.ts', 'export const a = (b: any) => b;', 'noExplicitAny'],
  ['apps/bff/src/d.ts', 'const e = async () => 1;\ne();', 'noFloatingPromises'],
  ['apps/bff/src/f.ts', "export type { G } from './g';\nexport type F = 1;", 'noImportCycles'],
  ['apps/bff/src/g.ts', "export type { F } from './f';\nexport type G = 1;", 'noImportCycles'],
  ['apps/bff/test/a.spec.ts', "it.skip('waits', () => {});", 'noSkippedTests'],
];

describe('the linter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linter-'));
  let said = '';

  beforeAll(() => {
    execFileSync('git', ['init', '--quiet', folder]);
    copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
    copyFileSync(join(ROOT, '.gitignore'), join(folder, '.gitignore'));
    for (const [path, code] of BREACHES) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${code}\n`);
    }
    const args = [TOOLS.biome, 'lint', '--max-diagnostics=500', '--colors=off'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    said = stdout + stderr;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(BREACHES)('refuses %s: %s', (path, _code, says) => {
    const reports = said
      .split(/\n(?=\S+:\d+:\d+ lint\/)/)
      .filter((one) => one.trim().startsWith(path));
    expect(reports.join('\n')).toContain(says);
  });
});
