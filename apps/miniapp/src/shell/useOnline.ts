import { useEffect, useState } from 'react';
import { isOnline, onNetworkChange } from '../platform/network';

/** Whether the phone believes to have a network. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => {
    void isOnline().then(setOnline);
    return onNetworkChange(setOnline);
  }, []);
  return online;
}
