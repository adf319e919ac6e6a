import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error';

const FILE = 'secrets.json';

/** The secrets kept in the var folder by name; made when there are none. Throws ConfigError when they can't be read. */
export function readKept(varDir: string, names: readonly string[]): Record<string, string> {
  const file = join(varDir, FILE);
  if (!existsSync(file)) make(varDir, file, names);
  const text = readFileSync(file, 'utf8');
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept === 'object' && kept !== null) return kept as Record<string, string>;
  } catch {
    // Said below: what was there is of no use either way.
  }
  throw new ConfigError(
    `${file}: ${text === '' ? 'is empty' : 'is no JSON'}; put it back from a backup (what is sealed in the database can be opened with it alone), or, when there is no database yet, delete it and start again`,
  );
}

/** Whole or not at all, also at a power cut; a process that makes it at the same time keeps its own only when it is first. */
function make(varDir: string, file: string, names: readonly string[]): void {
  const made = Object.fromEntries(
    names.map((name) => [name, randomBytes(32).toString('base64url')]),
  );
  makePrivateFolder(varDir);
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, JSON.stringify(made, null, 2));
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(varDir);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Where the database, the secrets and the files lie: nobody else on the machine looks into it. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}
