import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { ConfigError } from '../../src/platform/config-error';
import { readKept } from '../../src/platform/kept-secrets';
import { checkKeys } from '../../src/platform/key-check';
import { PersonalData } from '../../src/platform/personal-data';
import { entities, migrations } from '../../src/schema';

const names = ['TOKEN_SECRET', 'DATA_SECRET', 'SIGNING_SECRET'];

describe('kept secrets', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yizhan-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are written whole, in a folder and a file for their owner alone', () => {
    const made = readKept(folder, names);
    expect(Object.keys(made)).toEqual(names);
    expect(readKept(folder, names)).toEqual(made);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['is empty', ''],
    ['is no JSON', '{"TOKEN'],
    ['is no JSON', 'null'],
  ])('that cannot be read are named with what to do: %s', (what, text) => {
    writeFileSync(join(folder, 'secrets.json'), text);
    expect(() => readKept(folder, names)).toThrow(ConfigError);
    expect(() => readKept(folder, names)).toThrow(`secrets.json: ${what}; put it back`);
  });
});

describe('a database', () => {
  let suite: SuiteDatabase;
  beforeAll(async () => {
    suite = await suiteDatabase({ entities, migrations });
  });
  beforeEach(() => suite.db.execute('delete from storage_marks'));
  afterAll(() => suite.drop());

  const fresh = () => ({ token: randomBytes(32), data: randomBytes(32), signing: randomBytes(32) });

  it('made with other secrets is not started on, and each that differs is named', async () => {
    const made = fresh();
    await checkKeys(suite.db, made, 1);
    await checkKeys(suite.db, { ...made, token: randomBytes(32) }, 2);
    const other = { ...made, signing: randomBytes(32) };
    await expect(checkKeys(suite.db, other, 3)).rejects.toThrow(/^SIGNING_SECRET: .*another one/);
    await expect(checkKeys(suite.db, fresh(), 4)).rejects.toThrow(
      /DATA_SECRET: .*\nSIGNING_SECRET:/,
    );
  });

  it('from before the check is tried by what is sealed in it', async () => {
    const made = fresh();
    const sealed = new PersonalData({ secrets: made }).seal('王建国');
    const columns = await suite.db.repository('users').metadata.columns;
    const row = Object.fromEntries(
      columns
        .filter((column) => !column.isNullable && column.default === undefined)
        .map((column) => [
          column.databaseName,
          column.type === 'varchar' || column.type === 'text' ? 'x' : 0,
        ]),
    );
    const cells = { ...row, id: '01KAAAAAAAAAAAAAAAAAAAAAAA', name_sealed: sealed };
    await suite.db.execute(
      `insert into users (${Object.keys(cells).join(', ')}) values (${Object.keys(cells)
        .map(() => '?')
        .join(', ')})`,
      Object.values(cells),
    );
    await expect(checkKeys(suite.db, fresh(), 1)).rejects.toThrow('DATA_SECRET');
    await checkKeys(suite.db, made, 2);
  });
});
