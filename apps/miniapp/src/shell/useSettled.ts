import { useEffect, useState } from 'react';

/** Between two keys of someone who is typing, in ms. */
const PAUSE = 300;

/** The value once it has stayed the same for a moment: what is typed isn't asked for letter by letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
