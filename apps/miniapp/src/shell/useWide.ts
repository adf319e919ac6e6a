import { useEffect, useState } from 'react';
import { isWide, onWidthChange } from '../platform/screenWidth';

/** Whether this is a desk's screen (1024 px and more). */
export function useWide(): boolean {
  const [wide, setWide] = useState(isWide);
  useEffect(() => onWidthChange(() => setWide(isWide())), []);
  return wide;
}
