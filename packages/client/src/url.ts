import { apiPrefix, fillPath } from '@yizhan/contract';

type Value = string | number | boolean | null | undefined;
export type Query = Readonly<Record<string, Value | readonly Value[]>>;

/**
 * The address of a call. Built by hand: WeChat's runtime has neither URL nor URLSearchParams.
 *
 * @example buildUrl('', '/jobs/:id', { id: '7' }, { tag: ['a', 'b'] }) === '/api/v1/jobs/7?tag=a&tag=b'
 */
export function buildUrl(
  baseUrl: string,
  path: string,
  params?: Readonly<Record<string, unknown>>,
  query?: Query,
): string {
  return baseUrl + apiPrefix + fillPath(path, params) + queryString(query);
}

/** `?a=1&b=2`, or nothing; an absent value is left out, an array repeats its name. */
export function queryString(query: Query = {}): string {
  const pairs = Object.keys(query).flatMap((name) => {
    const value = query[name];
    const values: readonly Value[] = Array.isArray(value) ? value : [value as Value];
    return values
      .filter((one) => one !== undefined && one !== null)
      .map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
