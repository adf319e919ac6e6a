/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';
import { miniappPreset } from './apps/miniapp/test/jest.preset';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        react: { runtime: 'automatic' },
      },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  },
];

/** The clock of a run may be shifted (`npm test -- --at`); that of a screen's spec stands still. */
const CLOCK = '<rootDir>/packages/testing/clock/shifted.cjs';
const STILL_CLOCK = '<rootDir>/packages/testing/clock/still.cjs';

const common: Project = {
  testEnvironment: 'node',
  setupFiles: [CLOCK],
  // Workspace packages are taken from their sources, as in every build of ours.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: { '\\.(m|c)?[jt]sx?$': swc as never },
  // Packages published as ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|light-my-request|cookie|jose|@noble|otpauth|ulid|canonicalize|chinese-days|uqr|content-disposition)/)',
  ],
  modulePathIgnorePatterns: ['/dist/', '/dist-test/'],
};

const NOT_HERE = ['/node_modules/', '/dist/', '\\.redis\\.spec\\.ts$'];
const JOURNEY = '/test/journey/';
const WEAPP = '/test/weapp/';

/**
 * One project for each kind of test. `npm test` runs them as legs, some on several engines; by hand
 * `npx jest <path>` picks the right one by itself.
 */
const config: Config = {
  testTimeout: 30_000,
  // What a spec file has loaded is not given back before its worker ends: one that has grown this large
  // is replaced by a fresh one, also where there is only one.
  workerIdleMemoryLimit: '900MB',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{packages,libs}/*/test/**/*.spec.ts'],
      testPathIgnorePatterns: [...NOT_HERE, '<rootDir>/packages/(storage|testing)/'],
    },
    {
      ...common,
      displayName: 'storage',
      testMatch: ['<rootDir>/packages/{storage,testing}/test/**/*.spec.ts'],
      testPathIgnorePatterns: NOT_HERE,
    },
    {
      ...common,
      displayName: 'server',
      testMatch: ['<rootDir>/apps/bff/test/**/*.spec.ts'],
      testPathIgnorePatterns: [...NOT_HERE, JOURNEY],
    },
    {
      ...common,
      displayName: 'redis',
      testMatch: ['<rootDir>/{packages,apps}/*/test/**/*.redis.spec.ts'],
    },
    {
      ...common,
      ...miniappPreset,
      displayName: 'miniapp',
      setupFiles: [STILL_CLOCK],
      testEnvironment: 'jsdom',
      testEnvironmentOptions: {
        customExportConditions: ['source', 'browser', 'require', 'default'],
      },
      testMatch: ['<rootDir>/apps/miniapp/test/**/*.spec.ts?(x)'],
      testPathIgnorePatterns: [...NOT_HERE, JOURNEY, WEAPP],
    },
    {
      ...common,
      displayName: 'weapp',
      setupFiles: [STILL_CLOCK],
      testMatch: ['<rootDir>/apps/miniapp/test/weapp/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'journey',
      testMatch: ['<rootDir>/apps/*/test/journey/**/*.spec.ts'],
    },
  ],
};

export default config;
