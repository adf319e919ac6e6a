import { storage } from './storage';

/** Tells what another tab of the browser wrote under a key; null when it removed it. */
export function onStorageChange<T>(key: string, listener: (value: T | null) => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) listener(storage.read<T>(key));
  });
}
