import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

/** How far a finger travels before the page is asked for again, in CSS pixels. */
const THRESHOLD = 88;

function scrollerOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('.taro_page') : null;
}

/** Calls `refresh` when the person pulls the page down from its top. */
export function usePull(refresh: () => Promise<void>): { readonly pulling: boolean } {
  const [pulling, setPulling] = useState(false);
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    let startedAt: number | null = null;
    // Pages below this one stay mounted: only the one in front is pulled.
    const mine = Taro.getCurrentInstance().page;
    const start = (event: TouchEvent): void => {
      const inFront = Taro.getCurrentInstance().page === mine;
      const scroller = inFront ? scrollerOf(event.target) : null;
      startedAt = scroller && scroller.scrollTop <= 0 ? (event.touches[0]?.clientY ?? null) : null;
    };
    const end = (event: TouchEvent): void => {
      const endedAt = event.changedTouches[0]?.clientY;
      if (startedAt === null || endedAt === undefined || endedAt - startedAt < THRESHOLD) return;
      setPulling(true);
      void latest.current().then(() => setPulling(false));
    };
    document.addEventListener('touchstart', start, { passive: true });
    document.addEventListener('touchend', end, { passive: true });
    return () => {
      document.removeEventListener('touchstart', start);
      document.removeEventListener('touchend', end);
    };
  }, []);
  return { pulling };
}
