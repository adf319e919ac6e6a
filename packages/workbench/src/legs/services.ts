import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root';
import { failed, type Leg, prepared, skipped } from './leg';

/** A private server that runs for the tests, on a port and in a folder of its own. */
interface RunningService {
  url: string;
  stop: () => Promise<void>;
}

/** What `packages/testing/services/<name>.mjs` gives: whether it can be started, and the start. */
type ServiceModule = { available: () => boolean } & Record<string, () => Promise<RunningService>>;

/** A service by the name of its module: what starts it, and the variable that carries its address. */
const SERVICES = {
  mariadb: { start: 'startMariaDb', variable: 'YIZHAN_TEST_MARIADB_URL' },
  redis: { start: 'startRedis', variable: 'YIZHAN_TEST_REDIS_URL' },
} as const;

/** Name of a service. */
export type ServiceName = keyof typeof SERVICES;

const running: RunningService[] = [];

const load = (name: ServiceName): Promise<ServiceModule> =>
  import(pathToFileURL(join(ROOT, 'packages/testing/services', `${name}.mjs`)).href);

/**
 * Starts a service, unless the caller's environment names one that runs already.
 *
 * @returns its address as an environment, or nothing when this machine hasn't got it
 */
export async function startService(name: ServiceName): Promise<Record<string, string> | undefined> {
  const { start, variable } = SERVICES[name];
  const given = process.env[variable];
  if (given) return { [variable]: given };
  const module = await load(name);
  if (!module.available()) return undefined;
  const begin = module[start];
  if (!begin) throw new Error(`packages/testing/services/${name}.mjs has no ${start}`);
  const service = await begin();
  running.push(service);
  return { [variable]: service.url };
}

/** Stops all services that {@link startService} started. */
export async function stopServices(): Promise<void> {
  await Promise.all(running.splice(0).map((service) => service.stop()));
}

/** The leg that starts a service for those that need it. */
export function serviceLeg(name: ServiceName): Leg {
  return {
    name: `${name}-up`,
    prepares: true,
    after: ['machine'],
    run: async ({ env }) => {
      try {
        const address = await startService(name);
        if (!address) return skipped(`${name} is not on this machine`);
        Object.assign(env, address);
        return prepared();
      } catch (error) {
        return failed(`${name} did not start\n${error instanceof Error ? error.stack : error}`);
      }
    },
  };
}
