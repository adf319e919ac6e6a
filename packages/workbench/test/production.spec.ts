import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/root';

/** An entry of package-lock.json, as far as it is read. */
interface Entry {
  link?: boolean;
  resolved?: string;
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};

/** Where Node would find a package for the one that lies at `from`: in its folder, or further up. */
function found(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const path = `${folder}/node_modules/${name}`.replace(/^\//, '');
    if (packages[path]) return path;
    if (!folder.includes('/node_modules/')) {
      const top = `node_modules/${name}`;
      return packages[top] ? top : undefined;
    }
  }
}

/** All that the server needs when it runs: what `npm ci --omit=dev -w @yizhan/bff` puts in place. */
function ofServer(): string[] {
  const seen = new Set<string>();
  const queue = ['apps/bff'];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const entry = packages[path];
    const target = entry?.link ? entry.resolved : undefined;
    if (target) queue.push(target);
    if (!entry || target || seen.has(path)) continue;
    seen.add(path);
    const needed = { ...entry.dependencies, ...entry.optionalDependencies };
    for (const name of Object.keys(needed)) queue.push(found(name, path) ?? '');
  }
  return [...seen].filter((path) => path.includes('node_modules/'));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/** Compilers, bundlers, test runners: they read and write code and have no business on a server. */
const TOOLS =
  /^(webpack|rollup|vite|esbuild|typescript|jest|playwright|autocannon|sass|postcss|fast-check|@(babel|swc|biomejs|tarojs|jest|testing-library)\/)/;

describe('what the server needs when it runs', () => {
  it('is no build or test tool', () => {
    expect(ofServer().length).toBeGreaterThan(100);
    expect(
      ofServer()
        .map(nameOf)
        .filter((name) => TOOLS.test(name)),
    ).toEqual([]);
  });

  it('has licences that let the product be passed on under Apache-2.0', () => {
    const free = /MIT|ISC|BSD|Apache-2\.0|0BSD|Unlicense|BlueOak|CC0/;
    const other = ofServer().filter((path) => !free.test(packages[path]?.license ?? ''));
    expect(other.map((path) => `${nameOf(path)}: ${packages[path]?.license}`)).toEqual([]);
  });
});
