import { useRouter } from '@tarojs/taro';

/** The path of this page as in app.config.ts. */
export function usePagePath(): string {
  return (useRouter().path ?? '').replace(/^\//, '').split('?')[0] ?? '';
}
