import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import memory from './memory.cjs';

/** Debian keeps servers where an ordinary user's PATH doesn't look. */
const ALSO = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** Where a program lies, or undefined when it isn't installed. */
export function which(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...ALSO].filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A port that nobody listened on a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** What a private server writes during a run of the tests, in bytes. */
const ROOM = 3 * 2 ** 30;

export function privateFolder(name) {
  return mkdtempSync(join(memory.scratchFolder(ROOM), `yizhan-${name}-`));
}

/** Runs a preparing program to its end; throws with what it said when it failed. */
export function prepare(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed (${status}): ${stderr || stdout}`);
}

/**
 * Starts a server and waits until it answers.
 *
 * @param {{ program: string, args: string[], folder: string, answers: () => Promise<boolean>, patience?: number }} service
 * @returns a function that stops it and removes its folder
 */
export async function startService({ program, args, folder, answers, patience = 30_000 }) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => said.push(String(chunk)));
  const stop = stopper(child, folder);
  const until = Date.now() + patience;
  while (!(await answers())) {
    if (child.exitCode === null && Date.now() < until) {
      await pause(25);
      continue;
    }
    await stop();
    throw new Error(`${program} did not come up: ${said.join('').slice(-2_000)}`);
  }
  // Read on without keeping it, and without keeping this process alive for it.
  said.length = 0;
  for (const stream of [child.stdout, child.stderr])
    stream.removeAllListeners('data').resume().unref();
  child.unref();
  return stop;
}

function stopper(child, folder) {
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Whoever forgets to stop it, or dies, leaves nothing running.
  const atExit = () => {
    child.kill('SIGKILL');
    remove();
  };
  process.once('exit', atExit);
  return async () => {
    process.off('exit', atExit);
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.ref();
      child.kill('SIGKILL');
      await gone;
    }
    remove();
  };
}

/** Sends `greeting` to a port, if there is one, and tells whether anything came back that `fits`. */
export function answersOn(port, fits, greeting) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('connect', () => greeting && socket.write(greeting));
    socket.once('data', (chunk) => end(fits(chunk)));
    socket.once('end', () => end(false));
  });
}

/**
 * Run as a program: says on the first line what was started, as JSON, and stops it when its own
 * input ends, which happens in any case when whoever started it is gone.
 */
export async function serveUntilInputEnds(start) {
  const service = await start();
  process.stdout.write(`${JSON.stringify(service)}\n`);
  const end = () => void service.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.stdin.resume().once('end', end).once('error', end);
}
