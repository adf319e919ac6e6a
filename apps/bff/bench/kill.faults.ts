import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { migrateUp, openDatabase } from '@yizhan/storage';
import { entities, migrations } from '../src/schema';
import { killedWriter, lookAfter, type Target } from './support/acknowledged';
import { expectThat, inFolder, say } from './support/faults';

/** `kill -9` at random moments, and a power cut of the embedded file: what was acknowledged is there. */
const ROUNDS = Number(process.env.ROUNDS ?? 6);
const mariadb = process.env.YIZHAN_TEST_MARIADB_URL ?? '';

async function main(): Promise<void> {
  await inFolder((folder) => rounds('embedded', { file: join(folder, 'it.db') }));
  if (mariadb) await rounds('MariaDB', { url: await freshDatabase() });
  else say('MariaDB is not on this machine: left out');
}

async function rounds(name: string, target: Target): Promise<void> {
  const db = await openDatabase({ ...target, entities, migrations });
  await migrateUp(db);
  await db.close();
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++) acknowledged.push(...(await killedWriter(target)));
  const { lost, torn, kept } = await lookAfter(target, acknowledged);
  const figure = `${ROUNDS} kills, ${acknowledged.length} writes acknowledged, ${kept} kept, ${lost} lost, ${torn} torn`;
  expectThat(lost === 0 && torn === 0, `${name}: ${figure}`);
}

async function freshDatabase(): Promise<string> {
  const server = mariadb.endsWith('/') ? mariadb : `${mariadb}/`;
  const name = `faults_${randomBytes(4).toString('hex')}`;
  const system = await openDatabase({ url: `${server}mysql`, entities: [], migrations: [] });
  await system.execute(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  await system.close();
  return server + name;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
