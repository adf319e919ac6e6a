import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Ours; WeChat itself takes 2 MB a package (docs: 分包加载). */
export const LIMIT = 1024 * 1024;

/** Bytes of the main package and of each subpackage of a built mini-program. */
export function packageSizes(folder) {
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map((one) => one.root);
  const subs = roots.map((root) => ({ name: root, bytes: bytesIn(path.join(folder, root)) }));
  const all = bytesIn(folder);
  return [{ name: 'main', bytes: subs.reduce((rest, one) => rest - one.bytes, all) }, ...subs];
}

export function tooLarge(sizes) {
  return sizes.filter((one) => one.bytes >= LIMIT);
}

function bytesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sum + bytesIn(file);
    return entry.name.endsWith('.map') ? sum : sum + statSync(file).size;
  }, 0);
}
