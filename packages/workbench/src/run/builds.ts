import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, TOOLS, VAR } from '../root';
import { fingerprint } from './fingerprint';
import { type Finished, runNode, runScript } from './processes';
import { workspaces } from './workspaces';

/** Something made from the sources that later steps use. */
export interface Build {
  name: 'server' | 'h5' | 'weapp';
  /** As shown in the progress. */
  title: string;
  /** Files that prove it was made. */
  outputs: () => string[];
  /** Files and folders it is made from. */
  inputs: () => string[];
  make: (log: string) => Promise<Finished>;
}

const COMMON = ['package-lock.json', 'tsconfig.base.json'];

/** Workspaces an app is put together from: what it names as its dependencies. */
function partsOf(app: string): string[] {
  const manifest = readFileSync(join(ROOT, app, 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
  return workspaces().filter((path) => `@yizhan/${path.split('/')[1]}` in dependencies);
}

/** Sources and settings of an app and its parts, without tests. */
const sources = (app: string): string[] =>
  [app, ...partsOf(app)].flatMap((path) => [
    `${path}/src`,
    `${path}/package.json`,
    `${path}/tsconfig.json`,
  ]);

/**
 * Compiles projects and those they refer to. The compiler believes its notes even when the output
 * they speak of was deleted, so the notes of such projects are dropped first.
 */
export function compile(projects: string[], log: string): Promise<Finished> {
  for (const path of workspaces()) {
    if (existsSync(join(ROOT, path, 'dist'))) continue;
    rmSync(join(ROOT, path, 'tsconfig.tsbuildinfo'), { force: true });
  }
  return runNode([TOOLS.tsc, '-b', ...projects], { log });
}

const miniapp = (target: 'h5' | 'weapp', output: string): Build => ({
  name: target,
  title: target === 'h5' ? 'screens for the browser' : 'screens for WeChat',
  outputs: () => [`apps/miniapp/dist/${target}/${output}`],
  inputs: () => [
    ...COMMON,
    ...sources('apps/miniapp'),
    'apps/miniapp/config',
    'apps/miniapp/public',
    'apps/miniapp/scripts',
    'apps/miniapp/babel.config.js',
    'apps/miniapp/project.config.json',
  ],
  make: (log) => runScript('@yizhan/miniapp', `build:${target}`, { log }),
});

/** All builds by name. */
export const BUILDS: Record<Build['name'], Build> = {
  server: {
    name: 'server',
    title: 'server',
    outputs: () => [
      'apps/bff/dist/main.js',
      ...partsOf('apps/bff').map((path) => `${path}/dist/index.js`),
    ],
    inputs: () => [...COMMON, ...sources('apps/bff')],
    make: (log) => compile(['apps/bff'], log),
  },
  h5: miniapp('h5', 'index.html'),
  weapp: miniapp('weapp', 'app.json'),
};

const STAMPS = join(VAR, 'build-stamp.json');

/** Fingerprint of the inputs each build was last made from, by name. */
function readStamps(): Record<string, string> {
  if (!existsSync(STAMPS)) return {};
  return JSON.parse(readFileSync(STAMPS, 'utf8'));
}

/** Notes that a build was made from inputs with this fingerprint. */
export function writeStamp(name: string, stamp: string): void {
  mkdirSync(dirname(STAMPS), { recursive: true });
  writeFileSync(STAMPS, `${JSON.stringify({ ...readStamps(), [name]: stamp }, null, 2)}\n`);
}

/** Fingerprint of a build's inputs as they are now. */
export const stampOf = (build: Build): string => fingerprint(ROOT, build.inputs());

const complete = (build: Build): boolean =>
  build.outputs().every((path) => existsSync(join(ROOT, path)));

/** Whether a build is there and made from the sources as they are now. */
export function upToDate(build: Build): boolean {
  return complete(build) && readStamps()[build.name] === stampOf(build);
}

/** What came of {@link ensureBuild}. */
export interface BuildResult {
  ok: boolean;
  made: boolean;
  /** Last output, for the case that it failed. */
  output: string;
}

/**
 * Makes a build unless it is up to date. The screens' compiler may end well having made nothing, so
 * what counts is that the outputs are there.
 */
export async function ensureBuild(build: Build): Promise<BuildResult> {
  const stamp = stampOf(build);
  if (complete(build) && readStamps()[build.name] === stamp) {
    return { ok: true, made: false, output: '' };
  }
  const { code, output } = await build.make(join(VAR, 'logs', `build-${build.name}.log`));
  const ok = code === 0 && complete(build);
  if (ok) writeStamp(build.name, stamp);
  return { ok, made: true, output };
}
