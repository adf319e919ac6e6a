'use strict';

/**
 * Compares the lock file with what lies in `node_modules` and installs only what is missing.
 * Plain JavaScript without dependencies: it runs before anything is installed.
 */

const { spawn } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { basename, join } = require('node:path');

/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean,
 *   devOptional?: boolean, resolved?: string }} LockEntry
 */

/**
 * @param {string} file
 * @returns {Record<string, LockEntry>} entries by path, e.g. `node_modules/typeorm`
 */
function lockEntries(file) {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * Whether one locked package is in place. Optional ones may be absent (parts for other platforms).
 *
 * @param {string} root
 * @param {string} path
 * @param {LockEntry} wanted
 * @param {LockEntry | undefined} found as npm noted it when it installed
 */
function inPlace(root, path, wanted, found) {
  if (wanted.link) return existsSync(join(root, path));
  if (!found) return Boolean(wanted.optional || wanted.devOptional);
  const same = found.version === wanted.version && found.integrity === wanted.integrity;
  return same && existsSync(join(root, path));
}

/**
 * @param {string} root folder of package-lock.json
 * @returns {string[]} paths of the packages that are absent or of another version
 */
function missingPackages(root) {
  const wanted = lockEntries(join(root, 'package-lock.json'));
  const found = lockEntries(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted)
    .filter(([path]) => path.includes('node_modules/'))
    .filter(([path, entry]) => !inPlace(root, path, entry, found[path]))
    .map(([path]) => path);
}

/**
 * @param {string} root
 * @param {string[]} args
 * @param {(fetched: number) => void} onFetch told the number of packages fetched so far
 * @returns {Promise<{ code: number, output: string }>}
 */
function npm(root, args, onFetch) {
  const own = process.env.npm_execpath;
  const isNpm = own !== undefined && basename(own).startsWith('npm');
  const [command, ...first] = isNpm ? [process.execPath, own] : ['npm'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !isNpm && process.platform === 'win32',
    });
    let output = '';
    let fetched = 0;
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      const text = String(chunk);
      output = (output + text).slice(-20_000);
      fetched += text.split('http fetch').length - 1;
      onFetch(fetched);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Install scripts of dependencies are never run: native parts come as packages of their own. */
const SETTINGS = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--include=dev',
  '--loglevel=http',
];

/**
 * @param {string} root
 * @param {import('./progress.cjs').Progress} progress
 * @param {string} [label]
 * @returns {Promise<boolean>} whether all packages are in place afterwards
 */
async function ensurePackages(root, progress, label) {
  const missing = missingPackages(root);
  if (missing.length === 0) {
    if (label) progress.print(`${label}  in place`);
    return true;
  }
  const total = Object.keys(lockEntries(join(root, 'package-lock.json'))).length;
  const task = progress.start(label ?? 'packages');
  task.note(`${missing.length} of ${total} to install`);
  // A tree that is nearly right is completed, not thrown away; neither way touches the lock file.
  const fresh = !existsSync(join(root, 'node_modules', '.package-lock.json'));
  const ways = fresh ? [['ci'], ['install', '--no-save']] : [['install', '--no-save'], ['ci']];
  let output = '';
  for (const way of ways) {
    const result = await npm(root, [...way, ...SETTINGS], (fetched) => {
      task.note(`${missing.length} of ${total} to install, ${fetched} downloads`);
    });
    if (result.code === 0) {
      task.end('ok');
      return true;
    }
    output = result.output;
  }
  task.end('FAILED');
  const lines = output.split('\n').filter((line) => !line.includes('http fetch'));
  progress.print(lines.slice(-30).join('\n'));
  return false;
}

module.exports = { ensurePackages, missingPackages };
