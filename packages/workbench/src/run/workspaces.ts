import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root';
import { filesBelow } from './fingerprint';

/** The floors of the house, lowest first. */
export const FLOORS = ['packages', 'libs', 'apps'] as const;

/** Every workspace as a path, e.g. `libs/jobs`. */
export function workspaces(root: string = ROOT): string[] {
  return FLOORS.flatMap((floor) =>
    readdirSync(join(root, floor))
      .sort()
      .map((name) => `${floor}/${name}`)
      .filter((path) => existsSync(join(root, path, 'package.json'))),
  );
}

/** Every compiler project: the workspaces and their tests and benches. */
export function compilerProjects(root: string = ROOT): string[] {
  return workspaces(root)
    .flatMap((path) => [path, `${path}/test`, `${path}/bench`])
    .filter((path) => existsSync(join(root, path, 'tsconfig.json')));
}

/** Folders with TypeScript in them that no compiler project covers: nobody would see their errors. */
export function uncompiled(root: string = ROOT): string[] {
  return workspaces(root)
    .flatMap((path) => ['src', 'test', 'bench'].map((folder) => ({ path, folder })))
    .filter(({ path, folder }) => {
      const project = folder === 'src' ? path : `${path}/${folder}`;
      const files = filesBelow(join(root, path, folder));
      return (
        files.some((file) => /\.tsx?$/.test(file)) &&
        !existsSync(join(root, project, 'tsconfig.json'))
      );
    })
    .map(({ path, folder }) => `${path}/${folder}`);
}
