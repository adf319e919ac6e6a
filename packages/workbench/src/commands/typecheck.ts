import { join } from 'node:path';
import { createProgress } from '../../first/progress.cjs';
import { VAR } from '../root';
import { BUILDS, compile, stampOf, writeStamp } from '../run/builds';
import type { Finished } from '../run/processes';
import { compilerProjects, uncompiled } from '../run/workspaces';

/** Compiles every workspace, its tests and its benches. */
export async function typecheck(): Promise<Finished> {
  const left = uncompiled();
  if (left.length > 0) return { code: 1, output: `without a tsconfig.json: ${left.join(', ')}` };
  const stamp = stampOf(BUILDS.server);
  const result = await compile(compilerProjects(), join(VAR, 'logs', 'types.log'));
  // The server is among what was compiled: `npm start` needn't do it again.
  if (result.code === 0) writeStamp('server', stamp);
  return result;
}

/** `npm run typecheck` */
export async function main(): Promise<number> {
  const progress = createProgress();
  const task = progress.start('types');
  const { code, output } = await typecheck();
  task.end(code === 0 ? 'ok' : 'FAILED');
  if (code !== 0) progress.print(output);
  return code;
}
