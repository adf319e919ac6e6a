interface PageRoute {
  readonly path: string;
  /** Fetches the page's files, the first of what it gives; Taro's router asks the same way. */
  readonly load?: (context: object, params: object) => readonly unknown[];
}

declare global {
  interface Window {
    /** Left by Taro for its router: every page of the app. */
    __taroAppConfig?: { readonly routes?: readonly PageRoute[] };
  }
}

/**
 * Fetches the files of a page before it is opened; throws when they can't be had. Taro's router
 * would have changed the address by then and shown nothing.
 */
export async function loadPage(path: string): Promise<void> {
  const route = window.__taroAppConfig?.routes?.find((one) => bare(one.path) === bare(path));
  await Promise.all(route?.load?.({}, {}) ?? []);
}

/** Opens an address anew, e.g. when this app is older than the files that the server has. */
export function openAnew(url: string): void {
  window.location.assign(url);
}

const bare = (path: string): string => path.replace(/^\//, '');
