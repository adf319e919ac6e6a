import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { ROOT } from '../root';

/** What came of a finished process. */
export interface Finished {
  /** Exit status; 124 when it was stopped for taking too long. */
  code: number;
  /** Its last 60 kB of output, both streams. */
  output: string;
}

/** How to run a process. */
export interface RunOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
  /** File that takes the whole output. */
  log?: string;
  /** Milliseconds after which it is stopped. */
  timeout?: number;
  /** Told each piece of output as it comes. */
  onOutput?: (text: string) => void;
  /** Asked every second; true stops the process. */
  stopWhen?: () => boolean;
}

const running = new Set<ChildProcess>();

/** Ends a process that leads a group of its own, and everything it started. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    // Its own group, see `detached` below, so that browsers and workers end with it.
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

/** Stops every process started by {@link run}; part of every way out. */
export function stopAll(): void {
  for (const child of running) killGroup(child, 'SIGTERM');
}

/** Runs a process to its end in a group of its own, without input. Never throws for a bad status. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<Finished> {
  const { log, timeout } = options;
  if (log) mkdirSync(dirname(log), { recursive: true });
  const file = log ? createWriteStream(log) : undefined;
  return new Promise((resolve) => {
    let output = '';
    let stopped = false;
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    const read = (chunk: Buffer) => {
      file?.write(chunk);
      output = (output + chunk).slice(-60_000);
      options.onOutput?.(String(chunk));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    const since = Date.now();
    const watch = setInterval(() => {
      const late = timeout !== undefined && Date.now() - since > timeout;
      if (!late && !options.stopWhen?.()) return;
      // The second time it is asked less politely.
      killGroup(child, stopped ? 'SIGKILL' : 'SIGTERM');
      stopped = true;
    }, 1000);
    const end = (code: number) => {
      clearInterval(watch);
      running.delete(child);
      file?.end();
      resolve({ code: stopped ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += String(error);
      end(127);
    });
    child.on('close', (code, signal) => {
      if (signal && !stopped) output += `\nended from outside by ${signal}`;
      end(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/** Runs one of our tools with the Node this runs on. */
export function runNode(args: string[], options: RunOptions = {}): Promise<Finished> {
  return run(process.execPath, args, options);
}

/** Runs an npm script of a workspace. */
export function runScript(workspace: string, script: string, options: RunOptions = {}) {
  const npm = process.env.npm_execpath;
  const args = ['run', script, '-w', workspace];
  return npm?.endsWith('npm-cli.js') ? runNode([npm, ...args], options) : run('npm', args, options);
}

/**
 * Calls back when the npm that began this process is gone: a signal sent to npm ends the shell in
 * between and never comes through to here.
 *
 * @returns ends the watch
 */
export function onAbandoned(callback: () => void): () => void {
  if (!process.env.npm_lifecycle_event) return () => undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    callback();
  }, 500);
  watch.unref();
  return () => clearInterval(watch);
}

const ENDINGS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Stops all processes, runs `cleanUp` and leaves when the person or the system ends this process
 * early.
 *
 * @returns takes that back
 */
export function onInterrupt(cleanUp: () => Promise<void> | void): () => void {
  const leave = (code: number) => {
    stopAll();
    void Promise.resolve(cleanUp()).finally(() => process.exit(code));
  };
  const listeners = Object.entries(ENDINGS).map(
    ([signal, code]) => [signal, () => leave(code)] as const,
  );
  for (const [signal, listener] of listeners) process.once(signal, listener);
  const unwatch = onAbandoned(() => leave(ENDINGS.SIGTERM));
  return () => {
    unwatch();
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
}
