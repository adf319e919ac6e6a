import { type ChildProcess, spawn } from 'node:child_process';
import { createProgress } from '../../first/progress.cjs';
import { ROOT, TOOLS } from '../root';
import { BUILDS } from '../run/builds';
import { killGroup } from '../run/processes';
import { buildWithProgress } from './build';

/** The watchers: the compiler, the server begun anew on each change, the screens on a port of theirs. */
const WATCHERS: { name: string; command: string; args: string[] }[] = [
  {
    name: 'types',
    command: process.execPath,
    args: [TOOLS.tsc, '-b', 'apps/bff', '--watch', '--preserveWatchOutput'],
  },
  {
    name: 'server',
    command: process.execPath,
    args: ['--watch', '--watch-preserve-output', 'apps/bff/dist/main.js'],
  },
  { name: 'screens', command: 'npm', args: ['run', 'dev:h5', '-w', '@yizhan/miniapp'] },
];

/** Passes a watcher's lines on with its name before them. */
function show(name: string, child: ChildProcess): void {
  const write = (chunk: Buffer) => {
    const lines = String(chunk).trimEnd().split('\n');
    for (const line of lines) process.stdout.write(`${name.padEnd(8)}│ ${line}\n`);
  };
  child.stdout?.on('data', write);
  child.stderr?.on('data', write);
}

/** `npm run dev`: watches server and screens until interrupted or until one of the watchers ends. */
export async function main(): Promise<number> {
  const progress = createProgress();
  // The server's watcher needs something to start.
  const built = await buildWithProgress(BUILDS.server, progress);
  progress.close();
  if (!built) return 1;
  const children = WATCHERS.map(({ name, command, args }) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    show(name, child);
    return child;
  });
  const stop = () => {
    for (const child of children) killGroup(child, 'SIGTERM');
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const code = await new Promise<number>((resolve) => {
    for (const child of children) child.once('exit', (status) => resolve(status ?? 0));
  });
  stop();
  return code;
}
