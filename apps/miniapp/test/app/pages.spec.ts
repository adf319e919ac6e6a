import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { entries } from '../../src/shell/entries';
import { tabs } from '../../src/shell/navigation';
import { paths } from '../../src/shell/paths';

interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar: { readonly list: readonly { readonly pagePath: string }[] };
}

const SOURCE = path.resolve(__dirname, '../../src');

function readConfig(): AppConfig {
  // Taro's own helper: it hands the configuration on.
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });
  return jest.requireActual<{ default: AppConfig }>('../../src/app.config').default;
}

const config = readConfig();
const known = [
  ...config.pages,
  ...config.subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`)),
];

describe('the pages', () => {
  it('are all there, each with its configuration', () => {
    const missing = known
      .flatMap((page) => [`${page}.tsx`, `${page}.config.ts`])
      .filter((file) => !existsSync(path.join(SOURCE, file)));
    expect(missing).toEqual([]);
  });

  it('are all registered', () => {
    const files = readdirSync(path.join(SOURCE, 'pages'), { recursive: true, encoding: 'utf8' });
    const pages = files
      .filter((file) => file.endsWith('index.tsx'))
      .map(
        (file) =>
          `pages/${file
            .replace(/\.tsx$/, '')
            .split(path.sep)
            .join('/')}`,
      );
    expect(pages.filter((page) => !known.includes(page))).toEqual([]);
  });

  it('are what tabs, entries and names lead to', () => {
    const led = [
      ...tabs.map((tab) => tab.path),
      ...entries.map((entry) => entry.path),
      ...Object.values(paths),
    ];
    expect(led.filter((page) => !known.includes(page))).toEqual([]);
  });

  it('have the tabs that WeChat is told of', () => {
    expect(config.tabBar.list.map((tab) => tab.pagePath)).toEqual(tabs.map((tab) => tab.path));
  });
});
