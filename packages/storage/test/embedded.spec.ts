import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileInUse, insert, migrateUp, openDatabase } from '../src';
import { schema, Thing, thing } from './schema';

describe('the embedded file', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yizhan-file-'));
    file = join(folder, 'it.db');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is one process’s, and says whose', async () => {
    const first = await openDatabase({ ...schema, file, sole: true });
    const refusal = await openDatabase({ ...schema, file, sole: true }).catch((e: unknown) => e);
    expect(refusal).toBeInstanceOf(FileInUse);
    expect(String(refusal)).toContain(`process ${process.pid}`);
    await first.close();
    const next = await openDatabase({ ...schema, file, sole: true });
    await next.close();
  });

  it('is free again when its process was killed', async () => {
    const libsql = require.resolve('libsql');
    const program = `const it = new (require(${JSON.stringify(libsql)}))(${JSON.stringify(`${file}.lock`)});
      it.exec('begin immediate'); process.kill(process.pid, 'SIGKILL')`;
    expect(() => execFileSync(process.execPath, ['-e', program], { stdio: 'ignore' })).toThrow();
    const next = await openDatabase({ ...schema, file, sole: true });
    await next.close();
  });

  it('can be read by its owner alone, and its log too', async () => {
    const db = await openDatabase({ ...schema, file });
    await migrateUp(db);
    await insert(db.manager, Thing, thing());
    for (const suffix of ['', '-wal', '-shm'])
      expect(statSync(file + suffix).mode & 0o777).toBe(0o600);
    expect(await db.query('pragma synchronous')).toEqual([{ synchronous: 2 }]);
    await db.close();
  });
});
