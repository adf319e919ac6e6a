import { createClient } from '@yizhan/client';
import type { Session } from '@yizhan/contract';
import { apiOrigin } from '../platform/apiOrigin';
import { randomKey } from '../platform/randomKey';
import { storage } from '../platform/storage';
import { onStorageChange } from '../platform/storageChange';
import { transport } from '../platform/transport';
import { createStore } from './store';

const SESSION = 'session';

/** The session's tokens, kept on the phone. */
export const sessionStore = createStore<Session | null>(storage.read<Session>(SESSION));

sessionStore.subscribe(() => {
  const session = sessionStore.get();
  if (session) storage.write(SESSION, session);
  else storage.remove(SESSION);
});

// Another tab may have used the refresh token, which works once: take what it got.
onStorageChange<Session>(SESSION, sessionStore.set);

/** The app's one way to the API. Screens use `useScreen` and `useCommand`, which call it. */
export const client = createClient({
  transport,
  baseUrl: apiOrigin,
  tokens: { read: sessionStore.get, write: sessionStore.set },
  newKey: () => randomKey(),
});
