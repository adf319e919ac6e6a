import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  answersOn,
  freePort,
  prepare,
  privateFolder,
  serveUntilInputEnds,
  startService,
  which,
} from './process.mjs';

const INSTALL = 'mariadb-install-db';
const SERVER = 'mariadbd';

/** Whether a private MariaDB can be started on this machine. */
export function available() {
  return which(INSTALL) !== undefined && which(SERVER) !== undefined;
}

/**
 * A private MariaDB: its own data folder, port and socket; user root without a password, on this
 * machine only. Fast rather than safe against a power cut.
 *
 * @param {string[]} [more] further options for the server
 * @returns {Promise<{ url: string, port: number, socket: string, folder: string, stop: () => Promise<void> }>}
 *   `url` ends without a database's name: append one
 */
export async function startMariaDb(more = []) {
  const folder = privateFolder('mariadb');
  const data = join(folder, 'data');
  const socket = join(folder, 'sock');
  const port = await freePort();
  // Both refuse to work as root unless told in so many words.
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  prepare(which(INSTALL) ?? INSTALL, [
    '--no-defaults',
    ...user,
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
  ]);
  const stop = await startService({
    program: which(SERVER) ?? SERVER,
    args: ['--no-defaults', ...user, ...placed({ folder, data, socket, port }), ...FAST, ...more],
    folder,
    // The server greets first; an error packet ("too many connections") begins otherwise.
    answers: () => answersOn(port, (chunk) => chunk[4] === 10),
  });
  return { url: `mysql://root@127.0.0.1:${port}/`, port, socket, folder, stop };
}

function placed({ folder, data, socket, port }) {
  return [
    `--datadir=${data}`,
    `--tmpdir=${folder}`,
    `--socket=${socket}`,
    `--port=${port}`,
    `--pid-file=${join(folder, 'pid')}`,
    '--bind-address=127.0.0.1',
  ];
}

const FAST = [
  '--skip-name-resolve',
  '--skip-log-bin',
  '--performance-schema=OFF',
  '--innodb-flush-log-at-trx-commit=2',
  // A file system in memory knows no direct writes.
  '--innodb-flush-method=fsync',
  '--innodb-buffer-pool-size=128M',
  '--innodb-log-file-size=48M',
  '--max-connections=300',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_bin',
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await serveUntilInputEnds(startMariaDb);
