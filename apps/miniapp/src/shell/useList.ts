import type { CallResult, ClientCall } from '@yizhan/client';
import type { ResponseOf, Route } from '@yizhan/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from './client';
import { toast } from './toast';
import { type Screened, useScreen } from './useScreen';

interface Page<I> {
  readonly items: readonly I[];
  readonly next: string | null;
}

/** Pages that one question has brought, in order. */
interface Loaded<I> {
  readonly question: string;
  /** What `useScreen` had when they came. */
  readonly first: Page<I>;
  readonly pages: readonly Page<I>[];
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
  const question = call === null ? '' : JSON.stringify(call);
  const [loaded, setLoaded] = useState<Loaded<Item> | null>(null);
  const busy = useRef(false);
  const known = loaded?.question === question ? loaded : null;
  const latest = useRef({ question, call, known });
  latest.current = { question, call, known };

  const ask = useCallback(
    async (cursor: string) => {
      const now = latest.current.call;
      const query = { ...(now?.query as object | undefined), cursor };
      const result = await client.call(route, { ...now, query } as ClientCall<R>);
      return result as CallResult<Page<Item>>;
    },
    [route],
  );

  // A refresh brings a new first page; the pages behind it are asked for again, as many as were there.
  // What is shown stays until all of them have come: whoever comes back finds their place.
  const follow = useCallback(
    async (begin: Page<Item>) => {
      const before = latest.current;
      if (before.known === null || before.known.first === begin) return;
      const pages = await pagesAfter(begin, before.known.pages.length, ask);
      if (pages === null || latest.current.question !== before.question) return;
      // More was asked for meanwhile: that stays, and is renewed with the next refresh.
      if ((latest.current.known?.pages.length ?? 0) > before.known.pages.length) return;
      setLoaded({ question: before.question, first: begin, pages });
    },
    [ask],
  );
  useEffect(() => {
    if (first !== null) void follow(first);
  }, [first, follow]);

  const pages = first === null ? [] : (known?.pages ?? [first]);
  const next = pages[pages.length - 1]?.next ?? null;

  const more = useCallback(async () => {
    if (next === null || first === null || busy.current) return;
    busy.current = true;
    const result = await ask(next);
    busy.current = false;
    if (latest.current.question !== question) return;
    if (result.ok) setLoaded({ question, first, pages: [...pages, result.value] });
    else toast(result.error.detail, 'bad');
  }, [ask, question, first, next, pages]);

  const { refresh, refreshing } = screen;
  const replace = (): void => void refresh();
  if (screen.status !== 'ready') return { ...screen, refresh, refreshing, replace };
  const items = pages.flatMap((page) => page.items);
  const data = { items, hasMore: next !== null, more };
  return { status: 'ready', data, keptAt: screen.keptAt, refresh, refreshing, replace };
}

/** The first page and those after it, `count` in all or as many as there are; null when one can't be had. */
async function pagesAfter<I>(
  first: Page<I>,
  count: number,
  ask: (cursor: string) => Promise<CallResult<Page<I>>>,
): Promise<readonly Page<I>[] | null> {
  const pages = [first];
  for (let { next } = first; next !== null && pages.length < count; ) {
    const result = await ask(next);
    if (!result.ok) return null;
    pages.push(result.value);
    next = result.value.next;
  }
  return pages;
}

/** Always ready, so that what narrows a list stays while another list is on its way. */
export function aroundList<T>(list: Screened<T>): Screened<null> {
  const keptAt = list.status === 'ready' ? list.keptAt : null;
  const { refresh, refreshing } = list;
  return { status: 'ready', data: null, keptAt, refresh, refreshing, replace: () => undefined };
}
