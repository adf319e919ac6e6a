import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { VAR } from '../root';
import { run } from '../run/processes';
import { type Leg, prepared } from './leg';

/** Something of the operating system that tests need. */
interface Part {
  /** Any of these shows that it is there: a command, or an absolute path. */
  shownBy: string[];
  /** Debian packages that bring it. */
  packages: string[];
}

const PARTS: Part[] = [
  { shownBy: ['mariadbd'], packages: ['mariadb-server-core', 'mariadb-client-core'] },
  { shownBy: ['redis-server'], packages: ['redis-server'] },
  { shownBy: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium'] },
  { shownBy: ['/usr/share/fonts/opentype/noto'], packages: ['fonts-noto-cjk'] },
];

/** Servers live outside the search path of most people. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

/** Where a command is, or nothing. */
export function findCommand(...names: string[]): string | undefined {
  return names
    .flatMap((name) => FOLDERS.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

const present = (part: Part): boolean =>
  part.shownBy.some((sign) => (sign.startsWith('/') ? existsSync(sign) : findCommand(sign)));

/** Runlevel 1 keeps packages from starting their services: the tests start their own. */
const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8', RUNLEVEL: '1' };

/** Installs what is missing where that is allowed. What stays missing shows in the legs that need it. */
async function installParts(note: (text: string) => void) {
  const missing = PARTS.filter((part) => !present(part)).flatMap((part) => part.packages);
  if (missing.length === 0) return prepared();
  if (process.getuid?.() !== 0 || !findCommand('apt-get')) {
    return prepared(`not installed, as it takes root and apt: ${missing.join(' ')}`);
  }
  note('apt-get update');
  const log = (step: string) => join(VAR, 'logs', `apt-${step}.log`);
  await run('apt-get', ['update'], { env: APT_ENV, log: log('update'), timeout: 180_000 });
  note(missing.join(' '));
  const install = ['install', '-y', '--no-install-recommends'];
  const { code } = await run('apt-get', [...install, ...missing], {
    env: APT_ENV,
    log: log('install'),
    timeout: 480_000,
  });
  return prepared(code === 0 ? `installed ${missing.join(' ')}` : 'apt-get failed, see var/logs');
}

/** Puts MariaDB, Redis, a browser and Chinese fonts in place. */
export const machineLeg: Leg = {
  name: 'machine',
  prepares: true,
  run: ({ note }) => installParts(note),
};
