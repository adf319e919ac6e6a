import pino from 'pino';

/**
 * Structured logs on standard output. Bodies and query strings are never logged; what slips into an
 * object under these names is removed.
 */
export const logger = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: undefined,
  redact: {
    paths: ['phone', '*.phone', 'password', '*.password', 'authorization', '*.authorization'],
    remove: true,
  },
  serializers: { err: errorOf },
});

/** A database's message may quote the row: only its name, code and stack frames are kept. */
function errorOf(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, parameters } = error as Error & { code?: unknown; parameters?: unknown };
  const quoting = parameters !== undefined;
  return {
    type: error.name,
    code,
    message: quoting ? undefined : error.message,
    stack: error.stack?.split('\n    at ').slice(1, 12),
  };
}
