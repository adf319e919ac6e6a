import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { Entity, Index } from 'typeorm';
import {
  CountColumn,
  compareAndSet,
  createTable,
  type Database,
  defineMigration,
  drift,
  IdColumn,
  InstantColumn,
  insert,
  Outbox,
  Rollback,
  storageEntities,
  storageMigrations,
  TextColumn,
  unique,
  VersionColumn,
} from '../src';

// The README's example, letter for letter:
@Entity('boats')
@Index(['name'], { unique: true })
class Boat {
  @IdColumn() id!: string;
  @TextColumn({ length: 40 }) name!: string;
  @CountColumn({ default: 0 }) seats!: number;
  @InstantColumn() createdAt!: number;
  @VersionColumn() version!: number;
}

const Boats1763700000010 = defineMigration('Boats1763700000010', [
  createTable(
    'boats',
    {
      id: 'varchar(26) primary',
      name: 'varchar(40)',
      seats: 'int default 0',
      created_at: 'bigint',
      version: 'int default 0',
    },
    [unique('ix_boats_name', 'name')],
  ),
]);

async function rename(db: Database, outbox: Outbox, id: string, name: string): Promise<string> {
  return db.transaction<string>(async () => {
    const boat = await db.repository(Boat).findOneByOrFail({ id });
    const seen = { id, version: boat.version };
    if (!(await compareAndSet(db.manager, Boat, seen, { name }))) return new Rollback('too late');
    await outbox.put({ topic: 'boats.renamed', payload: { id, name } });
    return 'renamed';
  });
}
// So much for the README.

describe('the README', () => {
  let suite: SuiteDatabase;
  beforeAll(async () => {
    suite = await suiteDatabase({
      entities: [...storageEntities, Boat],
      migrations: [...storageMigrations, Boats1763700000010],
    });
  });
  afterAll(() => suite.drop());

  it('shows the code of this file', () => {
    const source = readFileSync(__filename, 'utf8');
    const [, example] = source.split(/^\/\/ The README's.*\n|^\/\/ So much.*\n/m);
    expect(readFileSync(join(__dirname, '../README.md'), 'utf8')).toContain(example);
  });

  it('shows code that works', async () => {
    const { db } = suite;
    const outbox = new Outbox(db);
    expect(await drift(db)).toEqual([]);
    await insert(db.manager, Boat, { id: 'B1', name: 'Ann', createdAt: 0 });
    expect(await rename(db, outbox, 'B1', 'Eve')).toBe('renamed');
    expect(await db.query('select name, version from boats')).toEqual([
      { name: 'Eve', version: 1 },
    ]);
    expect(await db.query('select topic from outbox_messages')).toEqual([
      { topic: 'boats.renamed' },
    ]);
  });
});
