import { useDidShow } from '@tarojs/taro';
import { type ClientCall, type Failure, isOffline } from '@yizhan/client';
import type { ResponseOf, Route } from '@yizhan/contract';
import type { Instant } from '@yizhan/kernel';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onNetworkChange } from '../platform/network';
import { client, sessionStore } from './client';
import { forgetOne, keep, readKept } from './keep';
import { useStore } from './store';

/** What a screen shows now. `ready` with `keptAt` is what was seen then, for want of a network. */
export type ScreenState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'error'; readonly failure: Failure }
  | { readonly status: 'ready'; readonly data: T; readonly keptAt: Instant | null };

export type Screened<T> = ScreenState<T> & {
  /** Asks again; what is shown stays until the answer comes. */
  readonly refresh: () => Promise<void>;
  readonly refreshing: boolean;
  /** Shows this at once, e.g. what a command answered. */
  readonly replace: (data: T) => void;
};

/**
 * Fills a screen by one GET, again whenever the page comes back to the front. The last good answer
 * is kept on the phone and shown with its time when there is no network.
 *
 * @param call null while something is still missing, e.g. the place: the screen stays `loading`.
 */
export function useScreen<R extends Route>(
  route: R,
  call: ClientCall<R> | null,
): Screened<ResponseOf<R>> {
  type Data = ResponseOf<R>;
  const userId = useStore(sessionStore)?.userId ?? '';
  const key = call === null ? null : `${route.id}:${userId}:${JSON.stringify(call)}`;
  const [state, setState] = useState<ScreenState<Data>>({ status: 'loading' });
  const [refreshing, setRefreshing] = useState(false);
  const latest = useRef({ key, call });
  latest.current = { key, call };

  const refresh = useCallback(async () => {
    const asked = latest.current;
    if (asked.call === null || asked.key === null) return;
    setRefreshing(true);
    const result = await client.call(route, asked.call);
    // The person has gone on to another question meanwhile.
    if (latest.current.key !== asked.key) return;
    setRefreshing(false);
    if (result.ok) {
      if (route.unkept) forgetOne(asked.key);
      else keep(asked.key, result.value, Date.now());
      setState({ status: 'ready', data: result.value, keptAt: null });
    } else setState(withoutAnswer<Data>(asked.key, result.error));
  }, [route]);

  useEffect(() => {
    setState({ status: 'loading' });
    if (key !== null) void refresh();
  }, [key, refresh]);
  useShownAgain(refresh);
  useBackOnline(refresh);

  const replace = useCallback(
    (data: Data) => setState({ status: 'ready', data, keptAt: null }),
    [],
  );
  return { ...state, refresh, refreshing, replace };
}

function withoutAnswer<T>(key: string, failure: Failure): ScreenState<T> {
  const kept = isOffline(failure) ? readKept<T>(key) : null;
  return kept
    ? { status: 'ready', data: kept.value, keptAt: kept.at }
    : { status: 'error', failure };
}

/** What couldn't be asked is asked again by itself. */
function useBackOnline(refresh: () => Promise<void>): void {
  useEffect(
    () =>
      onNetworkChange((online) => {
        if (online) void refresh();
      }),
    [refresh],
  );
}

/** The first showing is the mounting itself. */
function useShownAgain(refresh: () => Promise<void>): void {
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) void refresh();
    shown.current = true;
  });
}
