/** Keeps the screen lit until the returned function is called; a browser that can't just dims. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let wanted = true;
  const take = (): void => {
    if (!wanted || document.visibilityState !== 'visible' || !navigator.wakeLock) return;
    navigator.wakeLock.request('screen').then(
      (taken) => {
        if (wanted) lock = taken;
        else void taken.release();
      },
      () => undefined,
    );
  };
  take();
  // The lock is gone whenever the page was hidden.
  document.addEventListener('visibilitychange', take);
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', take);
    void lock?.release();
  };
}
