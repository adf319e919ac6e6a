import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VAR } from '../root';
import { run } from '../run/processes';

/**
 * `npm run sbom`: what runs in production, with versions and licences, as CycloneDX JSON in
 * `var/sbom.json`. Made by npm from the lock file; build and test tools are not in it.
 */
export async function main(): Promise<number> {
  const options = ['--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'];
  let text = '';
  const { code, output } = await run('npm', ['sbom', ...options, '--loglevel=error'], {
    timeout: 60_000,
    onOutput: (piece) => {
      text += piece;
    },
  });
  if (code !== 0) {
    process.stderr.write(output);
    return 1;
  }
  const { components } = JSON.parse(text) as { components: unknown[] };
  const file = join(VAR, 'sbom.json');
  mkdirSync(VAR, { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${components.length} components in ${file}\n`);
  return 0;
}
