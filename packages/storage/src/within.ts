/**
 * What `work` gives, or a throw of `late()` after `limit` ms. The work itself goes on; what it gives
 * too late is handed to `discard`.
 */
export function within<T>(
  limit: number,
  work: Promise<T>,
  late: () => Error,
  discard: (value: T) => void = () => undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let over = false;
    const timer = setTimeout(() => {
      // After a busy moment of this process the answer may lie there unread: let it in first.
      setImmediate(() =>
        setImmediate(() => {
          over = true;
          reject(late());
        }),
      );
    }, limit);
    work.then(
      (value) => {
        clearTimeout(timer);
        if (over) discard(value);
        else resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
