import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, migrateUp, openDatabase, type Schema } from '@yizhan/storage';
import { mariadbUrl, type TestEngine, testEngine, testFolder } from './engine';

/** A database of a suite's own, with all tables and no rows. */
export interface SuiteDatabase {
  readonly engine: TestEngine;
  /** What `openDatabase` needs to open it once more: another process, a running app. */
  readonly connection: { readonly url: string } | { readonly file: string };
  readonly db: Database;
  /** Closes and deletes it. */
  drop(): Promise<void>;
}

/**
 * Makes the suite's database: the chain of migrations is run once into a template, and each suite
 * gets a copy.
 */
export async function suiteDatabase(schema: Schema): Promise<SuiteDatabase> {
  return testEngine() === 'embedded' ? embedded(schema) : mariadb(schema);
}

async function embedded(schema: Schema): Promise<SuiteDatabase> {
  const template = join(testFolder(), `template-${fingerprint(schema)}.db`);
  if (!existsSync(template)) {
    removeLeftOvers(testFolder());
    await makeTemplateFile(schema, template);
  }
  const file = join(testFolder(), `${freshName()}.db`);
  copyFileSync(template, file);
  const db = await openDatabase({ ...schema, file });
  const drop = async () => {
    await db.close();
    removeFile(file);
  };
  return { engine: 'embedded', connection: { file }, db, drop };
}

async function makeTemplateFile(schema: Schema, template: string): Promise<void> {
  const draft = join(testFolder(), `${freshName()}.db`);
  const db = await openDatabase({ ...schema, file: draft });
  await migrateUp(db);
  // Everything into the one file that is copied.
  await db.query('pragma wal_checkpoint(truncate)');
  await db.close();
  // Whoever made it at the same time made the same.
  renameSync(draft, template);
  removeFile(draft);
}

const DAY = 24 * 3_600_000;

/** What runs that were cut short have left. */
function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > DAY) rmSync(path, { force: true });
  }
}

function removeFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

async function mariadb(schema: Schema): Promise<SuiteDatabase> {
  const server = await mariadbUrl();
  const name = freshName();
  const template = await templateTables(schema, server);
  await onServer(server, [
    `create database ${name} character set utf8mb4 collate utf8mb4_bin`,
    `use ${name}`,
    ...template,
  ]);
  const url = server + name;
  const db = await openDatabase({ ...schema, url });
  const drop = async () => {
    await db.close();
    await onServer(server, [`drop database ${name}`]);
  };
  return { engine: 'mariadb', connection: { url }, db, drop };
}

/** What makes the template's tables again, and what its migrations have noted. */
async function templateTables(schema: Schema, server: string): Promise<string[]> {
  const name = `template_${fingerprint(schema)}`;
  await onServer(server, [
    `create database if not exists ${name} character set utf8mb4 collate utf8mb4_bin`,
  ]);
  const db = await openDatabase({ ...schema, url: server + name, poolSize: 2 });
  try {
    await migrateUp(db);
    const tables = await db.query<Record<string, string>>('show tables');
    const names = tables.map((row) => Object.values(row)[0] ?? '');
    const texts = await Promise.all(
      names.map((table) => db.query<Record<string, string>>(`show create table \`${table}\``)),
    );
    return [
      ...texts.map(([row]) => row?.['Create Table'] ?? ''),
      `insert into schema_migrations select * from ${name}.schema_migrations`,
    ];
  } finally {
    await db.close();
  }
}

async function onServer(server: string, statements: readonly string[]): Promise<void> {
  const db = await openDatabase({
    entities: [],
    migrations: [],
    url: `${server}mysql`,
    poolSize: 1,
  });
  try {
    for (const statement of statements) await db.query(statement);
  } finally {
    await db.close();
  }
}

function freshName(): string {
  return `suite_${randomBytes(8).toString('hex')}`;
}

/** Suites of one run whose migrations do the same share a template. */
function fingerprint({ migrations }: Schema): string {
  const chain = migrations.map((migration) => {
    const { name } = new migration() as { name?: string };
    const changes = 'changes' in migration ? JSON.stringify(shapes(migration.changes)) : '';
    return [name, changes, String(migration.prototype.up)];
  });
  return createHash('sha1')
    .update(JSON.stringify([process.ppid, chain]))
    .digest('hex')
    .slice(0, 16);
}

function shapes(changes: unknown): unknown {
  return Array.isArray(changes) ? changes.map((change: { shape?: unknown }) => change.shape) : [];
}
