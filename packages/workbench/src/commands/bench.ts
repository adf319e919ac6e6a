import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createProgress } from '../../first/progress.cjs';
import { startService, stopServices } from '../legs/services';
import { ROOT } from '../root';
import { filesBelow } from '../run/fingerprint';
import { onInterrupt } from '../run/processes';
import { workspaces } from '../run/workspaces';

/** What lies in the `bench` folders: measurements, and runs that break something on purpose. */
export type BenchKind = 'bench' | 'faults';

/** Every bench, as a path below the root; with names given, those whose path holds one of them. */
export function benches(names: string[], root: string = ROOT, kind: BenchKind = 'bench'): string[] {
  return workspaces(root)
    .flatMap((path) => filesBelow(join(root, path, 'bench')))
    .map((file) => relative(root, file))
    .filter((path) => new RegExp(`\\.${kind}\\.(ts|mjs)$`).test(path))
    .filter((path) => names.length === 0 || names.some((name) => path.includes(name)));
}

/** Runs a bench from its source, on this terminal. */
function runBench(path: string, env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, ['-C', 'source', '-r', '@swc-node/register', path], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, SWC_NODE_PROJECT: join(ROOT, 'tsconfig.base.json'), ...env },
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * `npm run bench [-- name …]`: one after the other, so that none measures its neighbour. A bench that
 * reads `YIZHAN_TEST_MARIADB_URL` gets a private MariaDB where the machine has one.
 */
export async function main(names: string[], kind: BenchKind = 'bench'): Promise<number> {
  const progress = createProgress();
  progress.close();
  onInterrupt(stopServices);
  const found = benches(names, ROOT, kind);
  if (found.length === 0) progress.print(`no such ${kind}`);
  let worst = found.length === 0 ? 1 : 0;
  for (const path of found) {
    const wantsMariadb = readFileSync(join(ROOT, path), 'utf8').includes('YIZHAN_TEST_MARIADB_URL');
    const env = wantsMariadb ? await startService('mariadb') : {};
    progress.print(`\n${path}`);
    if (env) worst = Math.max(worst, await runBench(path, env));
    else progress.print('left out: it needs MariaDB, which is not on this machine');
  }
  await stopServices();
  return worst;
}
