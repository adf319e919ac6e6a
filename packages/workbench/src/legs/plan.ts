import { join } from 'node:path';
import { lint } from '../commands/lint';
import { typecheck } from '../commands/typecheck';
import { VAR } from '../root';
import { BUILDS, type Build, ensureBuild } from '../run/builds';
import { run } from '../run/processes';
import { jestLeg } from './jest';
import { failed, type Leg, passed, prepared, skipped } from './leg';
import { findCommand, machineLeg } from './machine';
import { momentsLeg } from './moments';
import { serviceLeg } from './services';

const buildLeg = (build: Build): Leg => ({
  name: `build-${build.name}`,
  run: async () => {
    const { ok, made, output } = await ensureBuild(build);
    if (!ok) return failed(`${build.title} did not build\n${output.slice(-4000)}`);
    return passed(made ? undefined : 'up to date');
  },
});

const lintLeg: Leg = {
  name: 'lint',
  run: async () => {
    const faults = await lint();
    return faults.length === 0 ? passed() : { ...passed(), passed: 0, failed: 1, problems: faults };
  },
};

/** A plain `npm ci` must do: a lock file with gaps stops a stranger in three seconds. */
const lockLeg: Leg = {
  name: 'lock',
  run: async () => {
    const { code, output } = await run(
      'npm',
      ['ci', '--dry-run', '--ignore-scripts', '--offline'],
      {
        timeout: 60_000,
      },
    );
    return code === 0 ? passed() : failed(`npm ci refuses the lock file\n${output.slice(-4000)}`);
  },
};

const typesLeg: Leg = {
  name: 'types',
  run: async () => {
    const { code, output } = await typecheck();
    return code === 0 ? passed() : failed(`types\n${output.slice(-8000)}`);
  },
};

const browserLeg: Leg = {
  name: 'chromium',
  prepares: true,
  after: ['machine'],
  run: async ({ env }) => {
    const path = findCommand('chromium', 'chromium-browser', 'google-chrome');
    if (!path) return skipped('no Chromium on this machine');
    env.YIZHAN_TEST_CHROMIUM = path;
    return prepared();
  },
};

/** Where a journey leaves its pictures, one folder an engine. */
const pictures = (engine: string) => ({ YIZHAN_TEST_PICTURES: join(VAR, 'test', engine) });

const EMBEDDED = { YIZHAN_TEST_ENGINE: 'embedded' };
const MARIADB = { YIZHAN_TEST_ENGINE: 'mariadb' };

/**
 * The whole run. The longest come first, so that no core idles at the end; what a leg reads (builds,
 * services) comes before it.
 */
export const LEGS: Leg[] = [
  machineLeg,
  serviceLeg('mariadb'),
  serviceLeg('redis'),
  browserLeg,
  lintLeg,
  lockLeg,
  buildLeg(BUILDS.h5),
  typesLeg,
  jestLeg({ name: 'server-embedded', project: 'server', env: EMBEDDED }),
  jestLeg({
    name: 'server-mariadb',
    project: 'server',
    needs: ['mariadb-up'],
    env: MARIADB,
  }),
  jestLeg({ name: 'storage-embedded', project: 'storage', env: EMBEDDED }),
  jestLeg({ name: 'storage-mariadb', project: 'storage', needs: ['mariadb-up'], env: MARIADB }),
  buildLeg(BUILDS.weapp),
  jestLeg({ name: 'unit', project: 'unit' }),
  jestLeg({ name: 'miniapp', project: 'miniapp' }),
  jestLeg({ name: 'weapp', project: 'weapp', needs: ['build-weapp'] }),
  momentsLeg,
  jestLeg({ name: 'redis', project: 'redis', needs: ['redis-up'] }),
  jestLeg({
    name: 'journey-embedded',
    project: 'journey',
    needs: ['chromium', 'build-h5'],
    after: ['types'],
    alone: true,
    env: { ...EMBEDDED, ...pictures('embedded') },
  }),
  jestLeg({
    name: 'journey-mariadb',
    project: 'journey',
    needs: ['chromium', 'build-h5', 'mariadb-up'],
    after: ['types'],
    alone: true,
    env: { ...MARIADB, ...pictures('mariadb') },
  }),
];
