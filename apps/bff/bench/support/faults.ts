import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** A folder of its own, gone at the end. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-faults-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Started {
  readonly url: string;
  readonly child: ChildProcess;
  /** Ends it and waits for that. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const SOURCE = ['-C', 'source', '-r', '@swc-node/register'];
const MAIN = join(__dirname, '../../src/main.ts');
const secrets = ['TOKEN_SECRET', 'DATA_SECRET', 'SIGNING_SECRET'].map((name) => [
  name,
  randomBytes(32).toString('base64url'),
]);

/** The whole server, as an operator starts it. @param before put in front of the command */
export async function startServer(
  env: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): Promise<Started> {
  const port = await freePort();
  const [program = process.execPath, ...args] = [...before, process.execPath, ...SOURCE, MAIN];
  const child = spawn(program, args, {
    env: {
      PATH: process.env.PATH,
      SWC_NODE_PROJECT: process.env.SWC_NODE_PROJECT,
      SAMPLE_DATA: 'off',
      LOG_LEVEL: 'silent',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...Object.fromEntries(secrets),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    return (await statusOf(`${url}/readyz`)) === 200;
  }, 60_000);
  return { url, child, end: (signal) => ended(child, signal) };
}

export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** The status of an answer; 0 when there was none. */
export async function statusOf(url: string, init: RequestInit = {}): Promise<number> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** A request that writes: asks for a code. */
export function write(url: string): Promise<number> {
  const tail = String(Math.floor(Math.random() * 1e8)).padStart(8, '0');
  return statusOf(`${url}/api/v1/identity/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phone: `139${tail}` }),
  });
}

/** Milliseconds until `is`; throws after `limit`. */
export async function until(is: () => Promise<boolean>, limit: number): Promise<number> {
  const began = performance.now();
  while (!(await is())) {
    if (performance.now() - began > limit) throw new Error(`not within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return Math.round(performance.now() - began);
}

export async function timed<T>(work: Promise<T>): Promise<readonly [T, number]> {
  const began = performance.now();
  const value = await work;
  return [value, Math.round(performance.now() - began)];
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One expectation of a run, with its figure; a run with one that doesn't hold ends with 1. */
export function expectThat(holds: boolean, figure: string): void {
  say(`${holds ? 'ok  ' : 'FAIL'} ${figure}`);
  if (!holds) process.exitCode = 1;
}
