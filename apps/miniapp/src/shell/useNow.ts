import type { Instant } from '@yizhan/kernel';
import { useEffect, useState } from 'react';

/** The time now, drawn again every `every` ms. */
export function useNow(every: number): Instant {
  const [now, setNow] = useState<Instant>(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
