import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { systemClock } from '@yizhan/kernel';
import {
  type BackupSum,
  backupHead,
  type Database,
  dumpRows,
  loadRows,
  migrateUp,
  openDatabase,
  SchemaTooNew,
} from '@yizhan/storage';
import { DATABASE_FILE } from '../database';
import type { Config } from '../platform/config';
import { makePrivateFolder } from '../platform/kept-secrets';
import { checkKeys } from '../platform/key-check';
import { entities, migrations } from '../schema';

const ROWS = 'database.jsonl.gz';
const FILES = 'files';
const SECRETS = 'secrets.json';

type Settings = Pick<Config, 'databaseUrl' | 'varDir' | 'secrets'>;
type Say = (line: string) => void;

export interface Backup {
  readonly folder: string;
  readonly sum: BackupSum;
}

/**
 * Writes database and files into a folder, while the server runs, and proves it by restoring the rows
 * into a database of its own and comparing. The secrets, without which what is sealed stays shut, go
 * to `secretsTo` or nowhere: who finds one of the two must not have the other.
 */
export async function backUp(
  config: Settings,
  folder: string,
  { secretsTo, say }: { readonly secretsTo?: string | undefined; readonly say: Say },
): Promise<Backup> {
  if (existsSync(join(folder, ROWS))) throw new Error(`${folder}: there is a backup already`);
  makePrivateFolder(folder);
  const database = await openDatabase({ ...connection(config), entities, migrations });
  let sum: BackupSum;
  try {
    sum = await writeRows(database, join(folder, ROWS));
  } finally {
    await database.close();
  }
  const files = join(config.varDir, FILES);
  if (existsSync(files)) await cp(files, join(folder, FILES), { recursive: true });
  await prove(folder, sum);
  say(`数据库：${count(sum)} 行，已试着恢复一遍，逐表核对一致`);
  await keepSecrets(config, secretsTo, say);
  return { folder, sum };
}

/**
 * Fills the configured database, which must hold nobody, from a folder. With `replace` an embedded
 * file is put aside first.
 */
export async function restore(
  config: Settings,
  folder: string,
  { replace = false, say }: { readonly replace?: boolean; readonly say: Say },
): Promise<BackupSum> {
  makePrivateFolder(config.varDir);
  if (replace) await putAside(config, say);
  const sum = await fill(connection(config), folder, async (database) => {
    await refuseInhabited(database);
  });
  const files = join(folder, FILES);
  if (existsSync(files)) await cp(files, join(config.varDir, FILES), { recursive: true });
  const database = await openDatabase({ ...connection(config), entities, migrations, sole: true });
  try {
    await migrateUp(database, { say });
    await checkKeys(database, config.secrets, systemClock.now());
  } finally {
    await database.close();
  }
  say(`已恢复 ${count(sum)} 行`);
  return sum;
}

function connection(config: Settings): { url: string } | { file: string } {
  if (config.databaseUrl) return { url: config.databaseUrl };
  return { file: join(config.varDir, DATABASE_FILE) };
}

function count(sum: BackupSum): number {
  return Object.values(sum).reduce((total, { rows }) => total + rows, 0);
}

async function writeRows(database: Database, path: string): Promise<BackupSum> {
  const draft = `${path}.part`;
  let gzip = createGzip();
  let file = createWriteStream(draft, { mode: 0o600 });
  const restart = async () => {
    gzip.destroy();
    file.destroy();
    gzip = createGzip();
    file = createWriteStream(draft, { mode: 0o600, flush: true });
    gzip.pipe(file);
  };
  const write = (line: string) =>
    new Promise<void>((written, failed) => {
      gzip.write(`${line}\n`, (error) => (error ? failed(error) : written()));
    });
  const sum = await dumpRows(database, write, restart);
  gzip.end();
  await finished(file);
  await rename(draft, path);
  return sum;
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path).pipe(createGunzip());
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

async function headOf(folder: string) {
  for await (const line of linesOf(join(folder, ROWS))) return backupHead(line);
  return backupHead(undefined);
}

/** Makes the tables as they were when the backup was made, and fills them. */
async function fill(
  where: { url: string } | { file: string },
  folder: string,
  check: (database: Database) => Promise<void> = async () => undefined,
): Promise<BackupSum> {
  const head = await headOf(folder);
  const known = migrations.map((migration) => ({
    migration,
    name: (new migration() as { name?: string }).name ?? '',
  }));
  const unknown = head.migrations.filter((name) => !known.some((each) => each.name === name));
  if (unknown.length > 0) throw new SchemaTooNew(unknown, known.at(-1)?.name ?? '');
  const then = known.filter(({ name }) => head.migrations.includes(name));
  const database = await openDatabase({
    ...where,
    entities: [],
    migrations: then.map(({ migration }) => migration),
    ...('file' in where ? { sole: true } : {}),
  });
  try {
    await migrateUp(database);
    await check(database);
    return await loadRows(database, linesOf(join(folder, ROWS)));
  } finally {
    await database.close();
  }
}

async function prove(folder: string, sum: BackupSum): Promise<void> {
  const trial = await mkdtemp(join(tmpdir(), 'yizhan-trial-'));
  try {
    const file = join(trial, DATABASE_FILE);
    await fill({ file }, folder);
    const restored = await openDatabase({ file, entities, migrations });
    try {
      const again = await dumpRows(restored, async () => undefined);
      for (const [table, { hash }] of Object.entries(sum))
        if (again[table]?.hash !== hash) throw new Error(`${table}: the restored rows differ`);
    } finally {
      await restored.close();
    }
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

async function refuseInhabited(database: Database): Promise<void> {
  const rows = await database.query('select id from users limit 1');
  if (rows.length > 0)
    throw new Error(
      'the database holds people already: restore into an empty one (--replace puts an embedded file aside)',
    );
}

async function putAside(config: Settings, say: Say): Promise<void> {
  if (config.databaseUrl)
    throw new Error(
      '--replace is for the embedded file: on a server, make an empty database and name it in DATABASE_URL',
    );
  const file = join(config.varDir, DATABASE_FILE);
  if (!existsSync(file)) return;
  // Nobody may have it open, and its log belongs into it.
  const database = await openDatabase({ file, entities: [], migrations: [], sole: true });
  await database.query('pragma wal_checkpoint(truncate)');
  await database.close();
  const aside = `${file}.before-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  await rename(file, aside);
  for (const suffix of ['-wal', '-shm']) await rm(file + suffix, { force: true });
  say(`原来的数据库移到了 ${aside}`);
}

async function keepSecrets(config: Settings, to: string | undefined, say: Say): Promise<void> {
  const kept = join(config.varDir, SECRETS);
  if (!existsSync(kept))
    return say('密钥在环境变量里，请另外保管；没有它们，备份里的姓名、电话打不开');
  if (!to) return say(`密钥不在备份里，请另外保管：${kept}（--secrets <目录> 可以另存一份）`);
  await mkdir(to, { recursive: true, mode: 0o700 });
  await copyFile(kept, join(to, SECRETS));
  await chmod(join(to, SECRETS), 0o600);
  say(`密钥另存在 ${join(to, SECRETS)}，请和备份分开放`);
}
