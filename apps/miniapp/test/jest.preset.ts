import path from 'node:path';

const support = path.join(__dirname, 'support');

/** What component tests need beside the common configuration: H5's platform files and no real Taro. */
export const miniappPreset = {
  moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'cjs', 'mjs', 'json', 'node'],
  moduleNameMapper: {
    '\\.scss$': path.join(support, 'style.ts'),
    '^@tarojs/components$': path.join(support, 'components.tsx'),
    '^@tarojs/taro$': path.join(support, 'taro.ts'),
  },
  setupFilesAfterEnv: [path.join(support, 'setup.ts')],
};
