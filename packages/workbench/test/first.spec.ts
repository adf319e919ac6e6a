import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeComplaint, nodeSuffices } from '../first/node-version.cjs';
import { missingPackages } from '../first/packages.cjs';
import { createProgress } from '../first/progress.cjs';
import { filesBelow, fingerprint } from '../src/run/fingerprint';
import { compilerProjects, uncompiled, workspaces } from '../src/run/workspaces';

/** A folder of the test's own with these files in it. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'first-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the version of Node', () => {
  it.each([
    ['18.20.4', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['21.7.3', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['24.1.0', true],
  ])('%s', (version, suffices) => {
    expect(nodeSuffices(version)).toBe(suffices);
    expect(nodeComplaint(version) === undefined).toBe(suffices);
  });
});

describe('missing packages', () => {
  const wanted = {
    '': { version: '1.0.0' },
    'apps/bff': { version: '0.1.0' },
    'node_modules/@yizhan/bff': { link: true, resolved: 'apps/bff' },
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/b': { version: '2.0.0', integrity: 'y' },
    'node_modules/only-on-windows': { version: '1.0.0', integrity: 'z', optional: true },
  };
  const lock = (packages: object) => JSON.stringify({ packages });
  const installed = {
    'package-lock.json': lock(wanted),
    'node_modules/@yizhan/bff/package.json': '{}',
    'node_modules/a/package.json': '{}',
    'node_modules/b/package.json': '{}',
  };
  const noted = ({ a = '1.0.0' } = {}) =>
    lock({
      'node_modules/a': { version: a, integrity: 'x' },
      'node_modules/b': { version: '2.0.0', integrity: 'y' },
    });

  it('are none when all is as locked; parts for other platforms may be absent', () => {
    const root = folderWith({ ...installed, 'node_modules/.package-lock.json': noted() });
    expect(missingPackages(root)).toEqual([]);
  });

  it('are all of them in a fresh clone', () => {
    const root = folderWith({ 'package-lock.json': lock(wanted) });
    expect(missingPackages(root)).toEqual([
      'node_modules/@yizhan/bff',
      'node_modules/a',
      'node_modules/b',
    ]);
  });

  it('are those of another version, and those whose folder was deleted', () => {
    const other = { ...installed, 'node_modules/.package-lock.json': noted({ a: '0.9.0' }) };
    expect(missingPackages(folderWith(other))).toEqual(['node_modules/a']);
    const root = folderWith({ ...installed, 'node_modules/.package-lock.json': noted() });
    rmSync(join(root, 'node_modules/b'), { recursive: true });
    expect(missingPackages(root)).toEqual(['node_modules/b']);
  });
});

describe('progress', () => {
  const stream = (isTTY: boolean) => {
    const said: string[] = [];
    return { said, isTTY, columns: 80, write: (text: string) => said.push(text) };
  };

  it('is plain lines in a log', () => {
    const log = stream(false);
    const progress = createProgress(log);
    progress.start('[2/4] server').end('built');
    progress.close();
    expect(log.said).toEqual(['[2/4] server …\n', '[2/4] server  built, 0 s\n']);
  });

  it('is one live line on a terminal, with everything under way', () => {
    const terminal = stream(true);
    const progress = createProgress(terminal);
    progress.start('server');
    const screens = progress.start('screens');
    expect(terminal.said.at(-1)).toBe('server … 0 s  ·  screens … 0 s');
    screens.end('built');
    progress.close();
    expect(terminal.said.join('')).toContain('\r\u001b[Kscreens  built, 0 s\nserver … 0 s');
  });
});

describe('the fingerprint', () => {
  const files = {
    'src/a.ts': 'a',
    'src/deep/b.ts': 'b',
    'node_modules/c/c.js': 'c',
    'dist/d.js': 'd',
  };

  it('is of contents and names, without what is installed or built', () => {
    const root = folderWith(files);
    const same = folderWith({ ...files, 'dist/d.js': 'other', 'node_modules/e/e.js': 'e' });
    expect(filesBelow(root).map((file) => file.slice(root.length + 1))).toEqual([
      'src/a.ts',
      'src/deep/b.ts',
    ]);
    expect(fingerprint(same, ['.'])).toBe(fingerprint(root, ['.']));
  });

  it.each([
    ['a changed file', { ...files, 'src/a.ts': 'A' }],
    ['a new file', { ...files, 'src/c.ts': '' }],
    ['a renamed file', { 'src/z.ts': 'a', 'src/deep/b.ts': 'b' }],
  ])('changes with %s', (_what, changed) => {
    expect(fingerprint(folderWith(changed), ['.'])).not.toBe(fingerprint(folderWith(files), ['.']));
  });

  it('takes a file that is not there as nothing', () => {
    const root = folderWith(files);
    expect(fingerprint(root, ['src', 'absent'])).toBe(fingerprint(root, ['src']));
  });
});

describe('workspaces', () => {
  const root = folderWith({
    'packages/a/package.json': '{}',
    'packages/a/tsconfig.json': '{}',
    'packages/a/src/index.ts': '',
    'packages/a/test/tsconfig.json': '{}',
    'packages/a/bench/a.bench.ts': '',
    'packages/not-one/readme.md': '',
    'libs/b/package.json': '{}',
    'libs/b/tsconfig.json': '{}',
    'apps/c/package.json': '{}',
    'apps/c/config/index.ts': '',
  });

  it('are the folders with a manifest, lowest floor first', () => {
    expect(workspaces(root)).toEqual(['packages/a', 'libs/b', 'apps/c']);
  });

  it('and their tests are compiled, and code that would not be is named', () => {
    expect(compilerProjects(root)).toEqual(['packages/a', 'packages/a/test', 'libs/b']);
    expect(uncompiled(root)).toEqual(['packages/a/bench']);
  });
});
