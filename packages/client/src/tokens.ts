import type { Session } from '@yizhan/contract';

/** Where the session is kept: the phone's storage in the app, a variable in a test. */
export interface TokenStore {
  read(): Session | null;
  /** `null` when the session has ended. */
  write(session: Session | null): void;
}

/** Tokens of one process, for tests and tools. */
export function memoryTokens(initial: Session | null = null): TokenStore {
  let current = initial;
  return {
    read: () => current,
    write: (session) => {
      current = session;
    },
  };
}
