import type { ClientCall } from '@yizhan/client';
import type { ResponseOf, Route } from '@yizhan/contract';
import { useCallback, useRef, useState } from 'react';
import { client } from './client';
import { toast } from './toast';
import { type Screened, useScreen } from './useScreen';

interface Page<I> {
  readonly items: readonly I[];
  readonly next: string | null;
}

type ItemOf<R extends Route> = ResponseOf<R> extends Page<infer I> ? I : never;

export interface Listed<I> {
  readonly items: readonly I[];
  readonly hasMore: boolean;
  /** Asks for the next page; does nothing while one is under way. */
  readonly more: () => Promise<void>;
}

/**
 * A list that comes by pages (`page()` in the contract): the first by `useScreen`, the others when
 * asked for. Draw it with `<Screen state={list}>` and `<More list={…} />` at its end.
 */
export function useList<R extends Route>(
  route: R,
  call: ClientCall<R> | null,
): Screened<Listed<ItemOf<R>>> {
  type Item = ItemOf<R>;
  const screen = useScreen(route, call);
  const first = screen.status === 'ready' ? (screen.data as Page<Item>) : null;
  const [added, setAdded] = useState<{ to: unknown; pages: readonly Page<Item>[] } | null>(null);
  const busy = useRef(false);

  // What was added belongs to the first page it followed; a refresh begins anew.
  const pages = first === null ? [] : [first, ...(added?.to === first ? added.pages : [])];
  const next = pages[pages.length - 1]?.next ?? null;

  const more = useCallback(async () => {
    if (next === null || call === null || busy.current) return;
    busy.current = true;
    const query = { ...(call.query as object | undefined), cursor: next };
    const result = await client.call(route, { ...call, query } as ClientCall<R>);
    busy.current = false;
    if (result.ok) setAdded({ to: first, pages: [...pages.slice(1), result.value as Page<Item>] });
    else toast(result.error.detail, 'bad');
  }, [route, call, first, next, pages]);

  const { refresh, refreshing } = screen;
  const replace = (): void => void refresh();
  if (screen.status !== 'ready') return { ...screen, refresh, refreshing, replace };
  const items = pages.flatMap((page) => page.items);
  const data = { items, hasMore: next !== null, more };
  return { status: 'ready', data, keptAt: screen.keptAt, refresh, refreshing, replace };
}

/** Always ready, so that what narrows a list stays while another list is on its way. */
export function aroundList<T>(list: Screened<T>): Screened<null> {
  const keptAt = list.status === 'ready' ? list.keptAt : null;
  const { refresh, refreshing } = list;
  return { status: 'ready', data: null, keptAt, refresh, refreshing, replace: () => undefined };
}
