import { type Instant, MINUTE, SECOND } from '@yizhan/kernel';
import { useCallback, useEffect, useState } from 'react';
import { locate } from '../platform/location';
import type { Place } from '../platform/ports';
import { storage } from '../platform/storage';
import { createStore, useStore } from './store';
import { toast } from './toast';

/** Where the phone was, WGS-84, and when. */
interface KeptPlace {
  readonly at: Instant;
  readonly latitude: number;
  readonly longitude: number;
}

/** As a query of routes that sort by distance; empty when nothing is known. */
export interface PlaceQuery {
  readonly latitude?: number;
  readonly longitude?: number;
}

const PLACE = 'place';
/** A place so fresh is taken at once; an older one only when the phone finds no new one. */
const FRESH = 10 * MINUTE;
/** Nobody waits longer for a list that can also be had without a place. */
const PATIENCE = 4 * SECOND;

/** What was found since the app was opened; storage has what was found before. */
const placeStore = createStore<KeptPlace | null>(null);

function keepPlace({ latitude, longitude }: Place): PlaceQuery {
  const kept = { at: Date.now(), latitude, longitude };
  storage.write<KeptPlace>(PLACE, kept);
  placeStore.set(kept);
  return queryOf(kept);
}

const keptPlace = (): KeptPlace | null => placeStore.get() ?? storage.read<KeptPlace>(PLACE);

function queryOf(place: KeptPlace | null): PlaceQuery {
  return place ? { latitude: place.latitude, longitude: place.longitude } : {};
}

export interface NearPlace {
  /** Whether this phone ever gave a place. */
  readonly known: boolean;
  /** The last place it gave. */
  readonly query: PlaceQuery;
  /** Asks the phone, which may ask the person; says why when there is none. */
  readonly ask: () => Promise<void>;
  readonly asking: boolean;
}

/** Where the person is, asked for only when they want to see what is near. */
export function usePlace(): NearPlace {
  const [before] = useState(keptPlace);
  const place = useStore(placeStore) ?? before;
  const [asking, setAsking] = useState(false);
  const ask = useCallback(async () => {
    setAsking(true);
    const answer = await locate();
    setAsking(false);
    if (answer.ok) keepPlace(answer.value);
    else toast(answer.reason, 'bad');
  }, []);
  return { known: place !== null, query: queryOf(place), ask, asking };
}

export type PlaceNow =
  | { readonly status: 'asking' }
  | { readonly status: 'known'; readonly query: PlaceQuery }
  | { readonly status: 'unknown'; readonly query: PlaceQuery; readonly reason: string };

/**
 * Where the person is now, for screens that are opened to see what is near: asks the phone at once
 * and settles within seconds, once, so that the screen needs one request.
 */
export function usePlaceNow(): PlaceNow {
  const [state, setState] = useState<PlaceNow>(() => {
    const kept = keptPlace();
    const fresh = kept !== null && Date.now() - kept.at < FRESH;
    return fresh ? { status: 'known', query: queryOf(kept) } : { status: 'asking' };
  });
  useEffect(() => {
    if (state.status !== 'asking') return;
    let wanted = true;
    void findPlace().then((found) => {
      if (wanted) setState(found);
    });
    return () => {
      wanted = false;
    };
  }, [state.status]);
  return state;
}

async function findPlace(): Promise<PlaceNow> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  const answer = await Promise.race([locate(), late]);
  if (answer?.ok) return { status: 'known', query: keepPlace(answer.value) };
  const kept = keptPlace();
  if (kept) return { status: 'known', query: queryOf(kept) };
  return { status: 'unknown', query: {}, reason: answer?.reason ?? '定位太慢' };
}
