import { createProgress } from '../../first/progress.cjs';
import { houseFaults } from '../house/check';
import { readHouse } from '../house/read';
import { ROOT, TOOLS } from '../root';
import { runNode } from '../run/processes';

/** Every fault of style, of correctness and of the order of the house; none when all is well. */
export async function lint(fix = false): Promise<string[]> {
  const write = fix ? ['--write'] : [];
  const biome = await runNode([TOOLS.biome, 'check', '--error-on-warnings', ...write]);
  const style = biome.code === 0 ? [] : [`biome check\n${biome.output}`];
  return [...style, ...houseFaults(readHouse(ROOT)).map((fault) => fault.text)];
}

/** `npm run lint [-- --fix]` */
export async function main(args: string[]): Promise<number> {
  const progress = createProgress();
  const faults = await lint(args.includes('--fix'));
  for (const fault of faults) progress.print(fault);
  progress.close();
  return faults.length === 0 ? 0 : 1;
}
