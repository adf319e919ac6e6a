import { useCallback, useState } from 'react';
import { locate } from '../platform/location';
import type { Place } from '../platform/ports';
import { storage } from '../platform/storage';
import { createStore, useStore } from './store';
import { toast } from './toast';

const PLACE = 'place';

const placeStore = createStore<Place | null>(storage.read<Place>(PLACE));

export interface NearPlace {
  /** The last place this phone gave, WGS-84; null when it never did. */
  readonly place: Place | null;
  /** As a query of routes that sort by distance. */
  readonly query: { readonly latitude?: number; readonly longitude?: number };
  /** Asks the phone, which may ask the person; says why when there is none. */
  readonly ask: () => Promise<void>;
  readonly asking: boolean;
}

/** Where the person is, asked for only when they want to see what is near. */
export function usePlace(): NearPlace {
  const place = useStore(placeStore);
  const [asking, setAsking] = useState(false);
  const ask = useCallback(async () => {
    setAsking(true);
    const answer = await locate();
    setAsking(false);
    if (!answer.ok) {
      toast(answer.reason, 'bad');
      return;
    }
    storage.write(PLACE, answer.value);
    placeStore.set(answer.value);
  }, []);
  const query = place ? { latitude: place.latitude, longitude: place.longitude } : {};
  return { place, query, ask, asking };
}
