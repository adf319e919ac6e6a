import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@yizhan/kernel';
import { Outbox, storageEntities, storageMigrations } from '@yizhan/storage';
import { builder, manualClock, type SuiteDatabase, sequence, suiteDatabase } from '../src';

// The README's example, letter for letter:
const nextName = sequence((n) => `worker ${n}`);
const buildWorker = builder(() => ({ id: newId(), name: nextName(), age: 40 }));

describe('a suite', () => {
  const clock = manualClock('2026-11-02T08:00:00+08:00');
  let suite: SuiteDatabase;
  beforeAll(async () => {
    suite = await suiteDatabase({ entities: storageEntities, migrations: storageMigrations });
  });
  afterAll(() => suite.drop());

  it('has a database of its own', async () => {
    const outbox = new Outbox(suite.db, clock);
    await outbox.put({ topic: 'workers.joined', payload: buildWorker({ age: 52 }) });
    clock.advance(60_000);
    const [row] = await suite.db.query<{ created_at: number }>('select * from outbox_messages');
    expect(clock.now() - (row?.created_at ?? 0)).toBe(60_000);
  });
});
// So much for the README.

it('stands in the README', () => {
  const source = readFileSync(__filename, 'utf8');
  const [, example] = source.split(/^\/\/ The README's.*\n|^\/\/ So much.*\n/m);
  expect(readFileSync(join(__dirname, '../README.md'), 'utf8')).toContain(example);
});
