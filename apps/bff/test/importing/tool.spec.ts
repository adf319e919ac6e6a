import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importKindLabels, importKinds } from '@yizhan/contract';
import { csvOf, station } from './builders';

const ROOT = join(__dirname, '../../../..');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `npm run import -- …` as npm starts it, on an embedded database of its own. */
function tool(folder: string, ...given: readonly string[]): Promise<Ended> {
  const args = ['-C', 'source', '-r', '@swc-node/register', 'src/tools/import.ts', ...given];
  const env = {
    PATH: process.env.PATH,
    INIT_CWD: folder,
    VAR_DIR: join(folder, 'var'),
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    SWC_NODE_PROJECT: join(ROOT, 'tsconfig.base.json'),
  };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: join(ROOT, 'apps/bff'), env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-import-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says how it is used when it is given nothing to do', async () => {
    const { code, err } = await tool(folder);
    expect(code).toBe(1);
    for (const kind of importKinds) expect(err).toContain(`${kind}（${importKindLabels[kind]}）`);
  });

  it('looks, imports, and imports again', async () => {
    const rows = [station({ code: 'T-1' }), station({ code: 'T-2' })];
    writeFileSync(join(folder, 'here.csv'), csvOf(rows));
    const bad = [rows[0] ?? {}, { ...rows[1], lat: '北纬三十度' }];
    writeFileSync(join(folder, 'stations.csv'), csvOf(bad));

    const refused = await tool(folder, 'stations.csv');
    expect([refused.code, refused.out]).toEqual([
      1,
      '驿站和服务点：有 1 处需要修改，一条也没有写入。\n行\t列\t问题\n3\t纬度\t应为 -90 到 90 之间的数\n',
    ]);
    const looked = await tool(folder, 'here.csv', '--as', '驿站和服务点', '--preview');
    expect(looked.out).toContain('检查通过，没有写入。共 2 条，新增 2');
    const done = await tool(folder, 'here.csv', '--as', 'stations');
    expect(done.out).toContain('已导入。共 2 条，新增 2');
    const again = await tool(folder, 'here.csv', '--as', 'stations');
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain('新增 0，更新 0，原已有、未改动 2');
  }, 180_000);
});
