import { chmodSync, closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import libsql from 'libsql';

/** Another process has the embedded file open. */
export class FileInUse extends Error {
  constructor(
    readonly file: string,
    readonly by: string,
  ) {
    super(
      `${file} is in use by ${by}: one process at a time; stop that one first, or use MariaDB (DATABASE_URL) for several`,
    );
    this.name = 'FileInUse';
  }
}

/**
 * Claims an embedded file for this process until `release` or the process's end, however it ends: it
 * is the system's own lock on a small file beside it, so that nothing has to be cleared up.
 *
 * @returns lets go
 */
export function claimFile(file: string): () => void {
  const beside = `${file}.lock`;
  makePrivate(beside);
  const lock = new libsql(beside, { timeout: 0 });
  try {
    lock.exec('begin immediate');
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new FileInUse(file, holderOf(file));
  }
  writeFileSync(`${file}.holder`, `process ${process.pid} on ${hostname()}`, { mode: 0o600 });
  return () => {
    rmSync(`${file}.holder`, { force: true });
    lock.close();
  };
}

/** Only the system's user that runs the server may read it: names and phone numbers lie in it. */
export function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function holderOf(file: string): string {
  try {
    return readFileSync(`${file}.holder`, 'utf8');
  } catch {
    return 'another process';
  }
}
