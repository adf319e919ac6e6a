import { pathToFileURL } from 'node:url';
import {
  answersOn,
  freePort,
  privateFolder,
  serveUntilInputEnds,
  startService,
  which,
} from './process.mjs';

const SERVER = 'redis-server';

/** Whether a private Redis can be started on this machine. */
export function available() {
  return which(SERVER) !== undefined;
}

/**
 * A private Redis on a port of its own, on this machine only, keeping nothing on disk.
 *
 * @returns {Promise<{ url: string, port: number, folder: string, stop: () => Promise<void> }>}
 */
export async function startRedis() {
  const folder = privateFolder('redis');
  const port = await freePort();
  const stop = await startService({
    program: which(SERVER) ?? SERVER,
    args: [
      '--port',
      `${port}`,
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
    ],
    folder,
    answers: () => answersOn(port, (chunk) => String(chunk).startsWith('+PONG'), 'PING\r\n'),
  });
  return { url: `redis://127.0.0.1:${port}`, port, folder, stop };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await serveUntilInputEnds(startRedis);
