import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const root = path.resolve(__dirname, '../../..');
const sources = ['packages', 'libs'].map((floor) => path.join(root, floor) + path.sep);

/** Workspace packages are TypeScript: they are transpiled from their sources like the app itself. */
const isOurs = (file: string): boolean => sources.some((folder) => file.startsWith(folder));

const workspace = (floor: 'packages' | 'libs', name: string): Record<string, string> => ({
  [`@yizhan/${name}$`]: path.join(root, floor, name, 'src/index.ts'),
  ...(floor === 'libs'
    ? { [`@yizhan/${name}/vocabulary$`]: path.join(root, floor, name, 'src/vocabulary.ts') }
    : {}),
});

const packages = [
  'kernel',
  'contract',
  'client',
  'working-time',
  'eligibility',
  'rotating-code',
  'proof-of-work',
  'ledger',
  'chinese-text',
];
const areas = ['identity', 'stations', 'jobs', 'policies', 'cases', 'supervision', 'notifications'];

const alias = Object.assign(
  {},
  ...packages.map((name) => workspace('packages', name)),
  ...areas.map((name) => workspace('libs', name)),
  // Apart from its package, whose signatures load what WeChat lacks (TextEncoder).
  {
    '@yizhan/rotating-code/drift$': path.join(root, 'packages/rotating-code/src/drift.ts'),
  },
);

/** What browsers and search engines ask for by a fixed name. */
const publicFiles = ['favicon.ico', 'robots.txt'].map((name) => ({
  from: `public/${name}`,
  to: `dist/h5/${name}`,
}));

/** Sizes are written as they are drawn; large type multiplies tokens instead of the viewport. */
const noPxTransform = { pxtransform: { enable: false, config: {} } };

const config: UserConfigExport<'webpack5'> = {
  projectName: 'yizhan',
  date: '2026-11-21',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  plugins: [path.join(__dirname, 'aria.ts')],
  copy: { patterns: process.env.TARO_ENV === 'h5' ? publicFiles : [], options: {} },
  alias,
  env: {
    // H5 is served at the API's own address; the mini-program needs a full one.
    TARO_APP_API_ORIGIN: JSON.stringify(process.env.TARO_APP_API_ORIGIN ?? ''),
  },
  mini: {
    baseLevel: 8,
    compile: { include: [isOurs] },
    postcss: { ...noPxTransform, cssModules: { enable: false } },
  },
  h5: {
    publicPath: '/',
    // In development the screens have a port of their own and ask the server behind them.
    devServer: {
      open: false,
      // As the server: this machine alone, unless told.
      host: process.env.HOST ?? '127.0.0.1',
      proxy: [{ context: ['/api'], target: `http://127.0.0.1:${process.env.PORT ?? 3000}` }],
    },
    staticDirectory: 'static',
    useHtmlComponents: true,
    router: { mode: 'browser' },
    compile: { include: [isOurs] },
    postcss: { ...noPxTransform, autoprefixer: { enable: true }, cssModules: { enable: false } },
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'js/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
};

export default defineConfig<'webpack5'>(config);
