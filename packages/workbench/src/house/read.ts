import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix, relative } from 'node:path';
import ts from 'typescript';
import { filesBelow } from '../run/fingerprint';
import { workspaces } from '../run/workspaces';

/** One import of a file, types and dynamic ones included. */
export interface Import {
  /** As written, e.g. `../rules/oversell`. */
  specifier: string;
  /** As in the table of layers; undefined when it leads nowhere. */
  target: string | undefined;
}

/** A source file and what it imports. */
export interface SourceFile {
  /** Path below the root, e.g. `libs/jobs/src/index.ts`. */
  path: string;
  text: string;
  imports: Import[];
}

/** Where a public name of a workspace leads, e.g. `@yizhan/jobs/vocabulary`. */
export type PublicNames = Map<string, string>;

const EXTENSION = /\.(d\.)?[mc]?[tj]sx?$/;
const withoutExtension = (path: string): string => path.replace(EXTENSION, '');

/** What Node brings, with and without its prefix. */
const BUILTIN = new Set(builtinModules);

type Exports = Record<string, { source?: string } | string>;

/** Reads the names each workspace gives to others. */
export function publicNames(root: string): PublicNames {
  const names: PublicNames = new Map();
  for (const path of workspaces(root)) {
    const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
    for (const [key, entry] of Object.entries((manifest.exports ?? {}) as Exports)) {
      const source = typeof entry === 'string' ? entry : entry.source;
      if (source) names.set(posix.join(manifest.name, key), posix.join(path, source));
    }
  }
  return names;
}

/** The file a relative import leads to: the path itself, an index, or one for a platform. */
function fileOf(path: string, exists: (path: string) => boolean): string | undefined {
  const plain = withoutExtension(path);
  const ends = ['.ts', '.tsx', '.d.ts', '.h5.ts', '.h5.tsx', '.weapp.ts', '.weapp.tsx'];
  const tries = [
    path,
    ...[path, plain, posix.join(path, 'index')].flatMap((one) => ends.map((end) => one + end)),
  ];
  return tries.find((one) => /\.\w+$/.test(one) && exists(one));
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The target of one import as the table of layers writes it. */
function targetOf(
  from: string,
  specifier: string,
  names: PublicNames,
  exists: (path: string) => boolean,
): string | undefined {
  if (specifier.startsWith('.')) {
    const file = fileOf(posix.join(posix.dirname(from), specifier), exists);
    return file && withoutExtension(file);
  }
  if (specifier.startsWith('@/')) {
    const file = fileOf(posix.join('apps/miniapp/src', specifier.slice(2)), exists);
    return file && withoutExtension(file);
  }
  if (specifier.startsWith('@yizhan/')) {
    const file = names.get(specifier);
    return file && withoutExtension(file);
  }
  if (specifier.startsWith('node:')) return specifier;
  return BUILTIN.has(packageName(specifier))
    ? `node:${specifier}`
    : `npm:${packageName(specifier)}`;
}

/** A file with its imports resolved. */
export function sourceFile(
  path: string,
  text: string,
  names: PublicNames,
  exists: (path: string) => boolean,
): SourceFile {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const imports = importedFiles.map(({ fileName }) => ({
    specifier: fileName,
    target: targetOf(path, fileName, names, exists),
  }));
  return { path, text, imports };
}

/** All sources of the repository: every workspace's code, tests and benches. */
export function readHouse(root: string): SourceFile[] {
  const names = publicNames(root);
  return workspaces(root)
    .flatMap((path) => filesBelow(join(root, path)))
    .filter((file) => EXTENSION.test(file))
    .map((file) =>
      sourceFile(relative(root, file), readFileSync(file, 'utf8'), names, (path) =>
        existsSync(join(root, path)),
      ),
    );
}
