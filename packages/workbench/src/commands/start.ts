import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createProgress } from '../../first/progress.cjs';
import { ROOT } from '../root';
import { BUILDS } from '../run/builds';
import { onAbandoned, onInterrupt } from '../run/processes';
import { buildWithProgress } from './build';

/**
 * Runs the server on this terminal until it ends. Signals sent to this process alone (by npm, by a
 * supervisor) are passed on; a key typed at the terminal reaches both anyway.
 */
function serve(): Promise<number> {
  const child = spawn(process.execPath, ['apps/bff/dist/main.js'], { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  onAbandoned(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code, signal) =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });
}

/** `npm start`: builds what is out of date, then serves app and API. */
export async function main(): Promise<number> {
  const progress = createProgress();
  const release = onInterrupt(() => progress.close());
  // Two cores, two compilers.
  const built = await Promise.all([
    buildWithProgress(BUILDS.server, progress, '[2/4] server'),
    buildWithProgress(BUILDS.h5, progress, '[3/4] screens'),
  ]);
  progress.close();
  release();
  if (!built.every(Boolean)) return 1;
  progress.print('[4/4] starting …');
  return serve();
}
