/** Desks begin here, in CSS pixels. */
const WIDE = '(min-width: 1024px)';

export function isWide(): boolean {
  return window.matchMedia(WIDE).matches;
}

/** Tells when the window crosses the border; returns how to stop. */
export function onWidthChange(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
