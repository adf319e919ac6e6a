// Builds one target and makes sure that it was built: Taro reports a faulty configuration and exits 0.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageSizes, tooLarge } from './sizes.mjs';

const app = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = process.argv[2];
const proof = { h5: 'dist/h5/index.html', weapp: 'dist/weapp/app.json' }[target];
if (!proof) {
  console.error('usage: node scripts/build.mjs h5|weapp');
  process.exit(2);
}

rmSync(path.join(app, 'dist', target), { recursive: true, force: true });
const cli = createRequire(import.meta.url).resolve('@tarojs/cli/bin/taro');
const env = { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' };
const run = spawnSync(process.execPath, [cli, 'build', '--type', target], {
  cwd: app,
  stdio: 'inherit',
  env,
});
if (run.status !== 0) process.exit(run.status ?? 1);
if (!existsSync(path.join(app, proof))) {
  console.error(`nothing was built: ${proof} is missing`);
  process.exit(1);
}
if (target === 'weapp') {
  const sizes = packageSizes(path.join(app, 'dist/weapp'));
  for (const { name, bytes } of sizes) console.log(`${name}: ${Math.ceil(bytes / 1024)} KB`);
  const large = tooLarge(sizes);
  if (large.length > 0) {
    console.error(`over the limit of 1 MB: ${large.map((one) => one.name).join(', ')}`);
    process.exit(1);
  }
}
