/** Whether the phone believes to have a network. */
export function isOnline(): Promise<boolean> {
  return Promise.resolve(navigator.onLine);
}

/** Tells every change; returns how to stop. */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  const up = (): void => listener(true);
  const down = (): void => listener(false);
  window.addEventListener('online', up);
  window.addEventListener('offline', down);
  return () => {
    window.removeEventListener('online', up);
    window.removeEventListener('offline', down);
  };
}
