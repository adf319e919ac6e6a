/** 1, 2, 3 … , or what `make` makes of them. */
export function sequence(): () => number;
export function sequence<T>(make: (n: number) => T): () => T;
export function sequence<T>(make?: (n: number) => T): () => T | number {
  let n = 0;
  return () => {
    n += 1;
    return make ? make(n) : n;
  };
}

/** A maker of things that are complete without saying anything and told only what matters. */
export type Builder<T> = (overrides?: Partial<T>) => T;

/**
 * @param defaults a whole and valid thing, made anew each time
 * @example const buildUser = builder(() => ({ id: newId(), name: '王建国' }))
 */
export function builder<T extends object>(defaults: () => T): Builder<T> {
  return (overrides) => build(defaults(), overrides);
}

export function build<T extends object>(defaults: T, overrides: Partial<T> = {}): T {
  return { ...defaults, ...overrides };
}
