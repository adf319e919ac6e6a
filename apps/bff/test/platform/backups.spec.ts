import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Marks, openDatabase } from '@yizhan/storage';
import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import type { Config } from '../../src/platform/config';
import { checkKeys } from '../../src/platform/key-check';
import { entities, migrations } from '../../src/schema';
import { backUp, restore } from '../../src/tools/backups';

describe('backup and restore', () => {
  let suite: SuiteDatabase;
  let folder: string;
  const secrets = () => ({
    token: randomBytes(32),
    data: randomBytes(32),
    signing: randomBytes(32),
  });
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  beforeAll(async () => {
    suite = await suiteDatabase({ entities, migrations });
    folder = mkdtempSync(join(tmpdir(), 'yizhan-backup-'));
  });
  afterAll(async () => {
    await suite.drop();
    rmSync(folder, { recursive: true });
  });

  it('gives everything back elsewhere, files too, and keeps the secrets apart', async () => {
    const made = secrets();
    const varDir = join(folder, 'var');
    mkdirSync(join(varDir, 'files'), { recursive: true });
    writeFileSync(join(varDir, 'files', 'a.jpg'), 'picture');
    writeFileSync(join(varDir, 'secrets.json'), '{"secret":"words"}');
    await checkKeys(suite.db, made, 1);
    await new Marks(suite.db).set('told', '搬运工 😀', 7);
    if ('file' in suite.connection) {
      await suite.db.query('pragma wal_checkpoint(truncate)');
      writeFileSync(join(varDir, 'yizhan.db'), readFileSync(suite.connection.file));
    }
    const url = 'url' in suite.connection ? suite.connection.url : null;
    const from: Pick<Config, 'databaseUrl' | 'varDir' | 'secrets'> = {
      databaseUrl: url,
      varDir,
      secrets: made,
    };
    const to = join(folder, 'one');
    const { sum } = await backUp(from, to, { secretsTo: join(folder, 'safe'), say });
    expect(readdirSync(to).sort()).toEqual(['database.jsonl.gz', 'files']);
    expect(readFileSync(join(folder, 'safe', 'secrets.json'), 'utf8')).toContain('words');
    await expect(backUp(from, to, { say })).rejects.toThrow('already');

    // A backup of either engine goes into an embedded file.
    const target = { databaseUrl: null, varDir: join(folder, 'new'), secrets: made };
    expect(await restore(target, to, { say })).toEqual(sum);
    expect(readFileSync(join(folder, 'new', 'files', 'a.jpg'), 'utf8')).toBe('picture');
    const restored = await openDatabase({
      entities,
      migrations,
      file: join(folder, 'new', 'yizhan.db'),
    });
    expect(await new Marks(restored).get('told')).toEqual({ value: '搬运工 😀', updatedAt: 7 });
    await restored.close();

    const wrong = { ...target, varDir: join(folder, 'wrong'), secrets: secrets() };
    await expect(restore(wrong, to, { say })).rejects.toThrow(/DATA_SECRET/);
    await restore(target, to, { replace: true, say });
    expect(readdirSync(join(folder, 'new')).some((name) => name.includes('before-'))).toBe(true);
  });
});
