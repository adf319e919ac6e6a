import { join } from 'node:path';

/** The folder of the repository. */
export const ROOT = join(__dirname, '..', '..', '..');

/** Where the commands leave stamps, logs and test reports; not tracked. */
export const VAR = join(ROOT, 'var');

/** A tool installed at the root, by its file below `node_modules`. */
export const tool = (path: string): string => join(ROOT, 'node_modules', path);

/** The tools the commands call, each run with this Node. */
export const TOOLS = {
  biome: tool('@biomejs/biome/bin/biome'),
  jest: tool('jest/bin/jest.js'),
  tsc: tool('typescript/bin/tsc'),
} as const;
