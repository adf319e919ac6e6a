import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const { scratchFolder } = require(join(__dirname, '..', 'services', 'memory.cjs')) as {
  scratchFolder: (bytes: number) => string;
};

/** What the embedded databases of a run take at most, in bytes. */
const ROOM = 2 ** 30;

export type TestEngine = 'embedded' | 'mariadb';

/** The engine this run tests: `YIZHAN_TEST_ENGINE`, embedded unless told. */
export function testEngine(): TestEngine {
  const engine = process.env.YIZHAN_TEST_ENGINE ?? 'embedded';
  if (engine !== 'embedded' && engine !== 'mariadb')
    throw new Error(`YIZHAN_TEST_ENGINE is embedded or mariadb, not ${engine}`);
  return engine;
}

/**
 * Declares a test that only makes sense on one engine, and says so in its name. On the other engine
 * it isn't declared at all: it is no gap, there is nothing to test.
 */
export function itOn(engine: TestEngine): (name: string, test: () => Promise<void>) => void {
  return (name, test) => {
    if (testEngine() === engine) it(`${name} (${engine} only)`, test);
  };
}

/** Where test databases lie; what is in it may be deleted at any time between runs. */
export function testFolder(): string {
  const folder = join(scratchFolder(ROOM), 'yizhan-tests');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The MariaDB of this run, `mysql://…/` without a database's name: `YIZHAN_TEST_MARIADB_URL`, or a
 * private one that lives as long as this process.
 */
export async function mariadbUrl(): Promise<string> {
  const given = process.env.YIZHAN_TEST_MARIADB_URL;
  if (given) return given.endsWith('/') ? given : `${given}/`;
  // Jest gives each test file globals of its own: a note on disk is what they share. The time of its
  // start tells this process from an earlier one of the same number.
  const note = join(
    testFolder(),
    `mariadb-of-${process.pid}-${Math.round(performance.timeOrigin)}`,
  );
  if (existsSync(note)) return readFileSync(note, 'utf8');
  const { url } = await startMariaDb();
  writeFileSync(note, url);
  return url;
}

/** A private server, run by a keeper that stops it when this process ends, however it ends. */
export function startMariaDb(): Promise<{ url: string; stop: () => Promise<void> }> {
  return startKept<{ url: string }>('mariadb');
}

/** A private Redis, kept in the same way. */
export function startRedis(): Promise<{ url: string; stop: () => Promise<void> }> {
  return startKept<{ url: string }>('redis');
}

function startKept<Service>(name: string): Promise<Service & { stop: () => Promise<void> }> {
  const program = join(__dirname, '..', 'services', `${name}.mjs`);
  const keeper = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const stop = async () => {
    const gone = once(keeper, 'exit');
    keeper.ref();
    keeper.stdin.end();
    await gone;
  };
  return new Promise((started, failed) => {
    let said = '';
    keeper.once('error', failed);
    keeper.once('exit', (code) => failed(new Error(`${name} did not start (${code})`)));
    keeper.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (!said.includes('\n')) return;
      letGo(keeper);
      started({ ...(JSON.parse(said) as Service), stop });
    });
  });
}

/** The keeper must not keep this process alive; its input ends together with it. */
function letGo(keeper: ReturnType<typeof spawn>): void {
  keeper.unref();
  for (const pipe of [keeper.stdin, keeper.stdout])
    if (pipe && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref();
}
