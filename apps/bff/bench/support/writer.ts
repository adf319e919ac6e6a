import { newId } from '@yizhan/kernel';
import { Outbox, openDatabase } from '@yizhan/storage';
import { entities, migrations } from '../../src/schema';

/** Writes pairs (a mark and a message) until it is killed, and says each that was acknowledged. */
async function main(): Promise<void> {
  const { FAULT_FILE: file, FAULT_URL: url } = process.env;
  const db = await openDatabase({
    ...(url ? { url } : { file: file ?? '' }),
    entities,
    migrations,
  });
  const outbox = new Outbox(db);
  const once = async () => {
    const id = newId();
    await db.transaction(async (tx) => {
      await tx.execute('insert into storage_marks (name, value, updated_at) values (?, ?, 0)', [
        `fault:${id}`,
        'x'.repeat(200),
      ]);
      await outbox.put({ topic: 'fault.written', key: id, payload: { id } });
    });
    process.stdout.write(`${id}\n`);
  };
  const forever = async (): Promise<never> => {
    for (;;) await once();
  };
  await Promise.all(Array.from({ length: 4 }, forever));
}

main().catch(() => {
  process.exitCode = 1;
});
