import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expectThat, inFolder, say, startServer, statusOf, until, write } from './support/faults';

/**
 * A full disk, simulated by the system's own limit on the size of a file (no root needed): writes are
 * a 503 with a code, `/readyz` says no, reading goes on, and all is back when there is room.
 */
async function main(): Promise<void> {
  if (process.platform !== 'linux') return say('needs Linux: left out');
  await inFolder(async (folder) => {
    // Without the signal that the limit sends, the write fails instead, as on a full disk.
    const before = ['bash', '-c', 'trap "" XFSZ; exec "$0" "$@"'];
    const server = await startServer({ VAR_DIR: folder }, before);
    try {
      const pid = String(server.child.pid);
      const { size } = statSync(join(folder, 'yizhan.db-wal'));
      execFileSync('prlimit', ['--pid', pid, `--fsize=${size}:unlimited`]);
      const statuses = new Set<number>();
      await until(async () => {
        const status = await write(server.url);
        statuses.add(status);
        return status === 503;
      }, 20_000);
      const notReady = await until(
        async () => (await statusOf(`${server.url}/readyz`)) === 503,
        5_000,
      );
      const reads = await statusOf(`${server.url}/api/v1/stations`);
      execFileSync('prlimit', ['--pid', pid, '--fsize=unlimited']);
      const back = await until(async () => (await write(server.url)) === 200, 20_000);
      const ready = await until(
        async () => (await statusOf(`${server.url}/readyz`)) === 200,
        5_000,
      );
      const holds =
        ![...statuses].some((status) => status >= 500 && status !== 503) && reads === 200;
      expectThat(
        holds,
        `full: writes ${[...statuses].join('/')}, readyz 503 after ${notReady} ms, reading ${reads}; with room writes after ${back} ms, ready after ${ready} ms`,
      );
    } finally {
      await server.end('SIGTERM');
    }
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
