import { storage } from '../platform/storage';
import { createStore, useStore } from './store';

const LARGE = 'largeType';

const largeTypeStore = createStore<boolean>(storage.read<boolean>(LARGE) === true);

/** Large-type mode (适老化): every size grows, see styles/tokens.scss. */
export function useLargeType(): boolean {
  return useStore(largeTypeStore);
}

export function setLargeType(large: boolean): void {
  storage.write(LARGE, large);
  largeTypeStore.set(large);
}
