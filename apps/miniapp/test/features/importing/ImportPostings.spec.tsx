import type { ImportReport } from '@yizhan/contract';
import ImportPage from '../../../src/pages/desk/import/index';
import { fakeApi, ok, refuse } from '../../support/api';
import { show } from '../../support/show';
import { phone } from '../../support/taro';

function aReport(fields: Partial<ImportReport> = {}): ImportReport {
  return {
    kind: 'postings',
    rows: 3,
    created: 2,
    updated: 0,
    unchanged: 1,
    faults: [],
    faultCount: fields.faults?.length ?? 0,
    ...fields,
  };
}

/** The next time the page asks for a file, this one is chosen; null for none. */
function choosing(file: File | null): void {
  jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementationOnce(function (
    this: HTMLInputElement,
  ) {
    Object.defineProperty(this, 'files', { value: file ? [file] : [] });
    this.dispatchEvent(new Event(file ? 'change' : 'cancel'));
  });
}

afterEach(() => jest.restoreAllMocks());

describe('postings from a table', () => {
  it('are looked through, then taken in', async () => {
    const api = fakeApi({
      'importing.previewPostings': () => ok(aReport()),
      'importing.importPostings': () => ({ status: 201, value: aReport() }),
    });
    choosing(new File(['编号,岗位名称\nP1,搬运'], '十一月.csv'));
    const page = show(<ImportPage />);
    await page.tap('选择文件');
    await page.see('没有问题，可以导入');
    expect(page.text()).toContain('共 3 行，新增 2 个，已有 1 个不变');
    await page.tap('导入 2 个岗位');
    await page.see('已导入 2 个岗位');
    const body = { name: '十一月.csv', content: '编号,岗位名称\nP1,搬运' };
    expect(api.calls('importing.previewPostings')).toMatchObject([{ body }]);
    expect(api.calls('importing.importPostings')).toMatchObject([{ body }]);
    await page.tap('去审核');
    expect(phone.opened()).toEqual(['navigateTo /pages/desk/review/index']);
  });

  it('as Excel in Chinese saves them are read too', async () => {
    const api = fakeApi({ 'importing.previewPostings': () => ok(aReport()) });
    // 编号 in GB 18030
    choosing(new File([new Uint8Array([0xb1, 0xe0, 0xba, 0xc5])], 'a.csv'));
    const page = show(<ImportPage />);
    await page.tap('选择文件');
    await page.see('没有问题，可以导入');
    expect(api.calls('importing.previewPostings')).toMatchObject([{ body: { content: '编号' } }]);
  });

  it('may be pasted, and what is wrong is told by row and column', async () => {
    const faults = [
      { row: 0, line: 1, column: '工钱', message: '不认识“工钱”这一列' },
      { row: 2, line: 3, column: '日期', message: '日期应写成 2026-11-25' },
    ];
    const api = fakeApi({
      'importing.previewPostings': () => ok(aReport({ created: 0, faults })),
    });
    const page = show(<ImportPage />);
    page.change('或者把表格粘贴在这里', '编号\t工钱\nP1\t200');
    await page.tap('检查粘贴的表格');
    await page.see('有 2 处要改，改好再检查一次');
    expect(page.text()).toContain('列名 · 工钱');
    expect(page.text()).toContain('第 3 行 · 日期');
    expect(() => page.find(/^导入 /)).toThrow('0 things');
    expect(api.calls('importing.importPostings')).toEqual([]);
  });

  it('stay where they are when no file is chosen or it holds none', async () => {
    fakeApi({
      'importing.previewPostings': () => refuse(400, 'importing.empty', '文件里没有内容'),
    });
    choosing(null);
    const page = show(<ImportPage />);
    await page.tap('选择文件');
    await page.see('没有选文件，也可以把表格粘贴进来');
    choosing(new File([' '], 'a.csv'));
    await page.tap('选择文件');
    await page.see('文件里没有内容');
  });
});
