import { useCallback, useRef, useState } from 'react';
import { holdUnload } from '../platform/leaving';
import { storage } from '../platform/storage';

const PREFIX = 'draft:';
/** Drafts that must not lie in storage: they outlive their screen, but not the page. */
const inMemory = new Map<string, object>();
holdUnload(() => inMemory.size > 0);

export interface Draft<T> {
  readonly value: T;
  /** Changes some fields; kept on the phone at once. */
  readonly change: (fields: Partial<T>) => void;
  /** Forgets it, once it has been sent. */
  readonly clear: () => void;
}

export interface DraftOptions {
  /** False: in memory alone until it is sent or the page is closed, e.g. what staff take down of somebody else. */
  readonly kept?: boolean;
}

/**
 * What someone is filling in, kept on the phone until it is sent: nothing is lost when the network
 * or the app goes. Key it by form and subject, e.g. `case:new` or `hours:${applicationId}`.
 */
export function useDraft<T extends object>(
  key: string,
  empty: T,
  { kept = true }: DraftOptions = {},
): Draft<T> {
  const [value, setValue] = useState<T>(() => ({
    ...empty,
    ...(kept
      ? storage.read<Partial<T>>(PREFIX + key)
      : (inMemory.get(key) as Partial<T> | undefined)),
  }));
  const latest = useRef(value);
  const blank = useRef(empty);
  const change = useCallback(
    (fields: Partial<T>) => {
      latest.current = { ...latest.current, ...fields };
      if (kept) storage.write(PREFIX + key, latest.current);
      else inMemory.set(key, latest.current);
      setValue(latest.current);
    },
    [key, kept],
  );
  const clear = useCallback(() => {
    storage.remove(PREFIX + key);
    inMemory.delete(key);
    latest.current = blank.current;
    setValue(blank.current);
  }, [key]);
  return { value, change, clear };
}

/** Drafts may hold personal data: they go with the session. */
export function forgetDrafts(): void {
  inMemory.clear();
  for (const key of storage.keys()) if (key.startsWith(PREFIX)) storage.remove(key);
}
