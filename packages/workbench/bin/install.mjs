#!/usr/bin/env node
// Checks Node and puts in place the packages that are missing; every other command begins with it.
// Run by hand: node packages/workbench/bin/install.mjs
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { nodeComplaint } = require('../first/node-version.cjs');
const { ensurePackages } = require('../first/packages.cjs');
const { createProgress } = require('../first/progress.cjs');

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Ends the process with a message when Node is too old or the packages can't be installed.
 *
 * @param {string} [label] how the step is called in the progress
 * @returns {Promise<void>}
 */
export async function ensureInstalled(label) {
  const complaint = nodeComplaint(process.versions.node);
  if (complaint) {
    process.stderr.write(`${complaint}\n`);
    process.exit(1);
  }
  const progress = createProgress();
  const complete = await ensurePackages(ROOT, progress, label);
  progress.close();
  if (!complete) process.exit(1);
}

/**
 * Installs what is missing, then runs a command of this package from its TypeScript source.
 *
 * @param {string} command file in `src/commands`, without extension
 * @param {string} [label] how the first step is called in the progress
 * @returns {Promise<void>}
 */
export async function installThenRun(command, label) {
  await ensureInstalled(label);
  require('esbuild-register/dist/node').register({ target: 'node20' });
  const { main } = require(`../src/commands/${command}.ts`);
  process.exitCode = await main(process.argv.slice(2));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureInstalled();
