import { MINUTE } from '@yizhan/kernel';
import { useEffect, useState } from 'react';
import { locate } from '../../platform/location';
import { storage } from '../../platform/storage';

export type PlaceState =
  | { readonly status: 'asking' }
  | { readonly status: 'known'; readonly latitude: number; readonly longitude: number }
  | { readonly status: 'unknown'; readonly reason: string };

interface KeptPlace {
  readonly at: number;
  readonly latitude: number;
  readonly longitude: number;
}

const KEY = 'place';
/** A place so fresh is taken at once; an older one only when the phone finds no new one. */
const FRESH = 10 * MINUTE;
/** Nobody waits longer for a list that can also be had without a place. */
const PATIENCE = 4_000;

/** Where the person is, for lists by distance. */
export function usePlace(): PlaceState {
  const [state, setState] = useState<PlaceState>(() => {
    const kept = storage.read<KeptPlace>(KEY);
    return kept && Date.now() - kept.at < FRESH ? known(kept) : { status: 'asking' };
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

async function findPlace(): Promise<PlaceState> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  const answer = await Promise.race([locate(), late]);
  if (answer?.ok) {
    const { latitude, longitude } = answer.value;
    storage.write<KeptPlace>(KEY, { at: Date.now(), latitude, longitude });
    return known(answer.value);
  }
  const kept = storage.read<KeptPlace>(KEY);
  return kept ? known(kept) : { status: 'unknown', reason: answer?.reason ?? '定位太慢' };
}

function known({ latitude, longitude }: Pick<KeptPlace, 'latitude' | 'longitude'>): PlaceState {
  return { status: 'known', latitude, longitude };
}
