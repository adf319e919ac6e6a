import { createProgress, type Progress } from '../../first/progress.cjs';
import { BUILDS, type Build, ensureBuild } from '../run/builds';

/** Makes one build with a line of progress; true when it stands. */
export async function buildWithProgress(
  build: Build,
  progress: Progress,
  label: string = build.title,
): Promise<boolean> {
  const task = progress.start(label);
  const { ok, made, output } = await ensureBuild(build);
  task.end(ok ? (made ? 'built' : 'up to date') : 'FAILED');
  if (!ok) progress.print(output);
  return ok;
}

/** `npm run build [-- server h5 weapp]`: makes the builds named, or all. */
export async function main(names: string[]): Promise<number> {
  const builds = Object.values(BUILDS);
  const unknown = names.filter((name) => !builds.some((build) => build.name === name));
  const progress = createProgress();
  if (unknown.length > 0) {
    progress.print(`no build ${unknown.join(', ')}; there are ${Object.keys(BUILDS).join(', ')}`);
    return 2;
  }
  const wanted = builds.filter((build) => names.length === 0 || names.includes(build.name));
  const results: boolean[] = [];
  for (const build of wanted) results.push(await buildWithProgress(build, progress));
  progress.close();
  return results.every(Boolean) ? 0 : 1;
}
