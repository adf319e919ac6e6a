/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

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

const config: Config = {
  testEnvironment: 'node',
  // Workspace packages are taken from their sources, as in every build of ours.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: { '\\.(m|c)?[jt]sx?$': swc as never },
  // Packages published as ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|light-my-request|cookie|jose|@noble|otpauth|ulid|canonicalize|chinese-days|uqr)/)',
  ],
  testMatch: ['<rootDir>/{packages,libs,apps}/*/test/**/*.spec.ts?(x)'],
};

export default config;
