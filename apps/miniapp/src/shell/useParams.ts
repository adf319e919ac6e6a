import { useRouter } from '@tarojs/taro';

/**
 * The page's parameters, decoded; '' for one that wasn't given.
 *
 * @example const { id } = useParams('id');
 */
export function useParams<K extends string>(...names: readonly K[]): Readonly<Record<K, string>> {
  const { params } = useRouter();
  const entries = names.map((name) => [name, decode(params[name])]);
  return Object.fromEntries(entries) as Record<K, string>;
}

/** WeChat hands parameters on as they were written, the browser decodes them. */
function decode(value: string | undefined): string {
  try {
    return value === undefined ? '' : decodeURIComponent(value);
  } catch {
    return value ?? '';
  }
}
