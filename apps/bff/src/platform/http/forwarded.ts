import type { FastifyInstance } from 'fastify';
import type { Config } from '../config';
import { logger } from '../logging';

/** Headers by which a proxy tells for whom it asks. */
const FORWARDED = ['x-forwarded-for', 'x-real-ip', 'forwarded'];

/**
 * Says once in the log that a proxy seems to stand in front while TRUSTED_PROXIES is 0: everyone
 * behind it would then share one address, and its limits.
 */
export function nameForwardedHeaders(
  server: FastifyInstance,
  { trustedProxies }: Pick<Config, 'trustedProxies'>,
): void {
  if (trustedProxies > 0) return;
  let said = false;
  server.addHook('onRequest', (request, _reply, done) => {
    const header = said ? undefined : FORWARDED.find((name) => request.headers[name]);
    if (header) {
      said = true;
      logger.warn(
        { header },
        'a proxy seems to stand in front, but TRUSTED_PROXIES is 0: its header is not believed and all who come through it share one address and its limits. Set TRUSTED_PROXIES to the number of proxies.',
      );
    }
    done();
  });
}
