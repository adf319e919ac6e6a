import type { ErrorCodeOf, RequestOf, ResponseOf, Route } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import type { DomainError, Instant, Result } from '@yizhan/kernel';

/** Who calls, when, and from where. */
export interface Call {
  readonly caller: Caller | null;
  readonly now: Instant;
  readonly requestId: string;
  readonly ip: string;
  /** What the caller's program says of itself; undefined when it says nothing. */
  readonly agent: string | undefined;
}

/** A call to a route that isn't public. */
export interface SignedCall extends Call {
  readonly caller: Caller;
}

type CallTo<R extends Route> = R['access'] extends 'public' ? Call : SignedCall;

export type Answer<R extends Route> =
  | ResponseOf<R>
  | Result<ResponseOf<R>, DomainError<ErrorCodeOf<R> | `request.${string}`>>;

export type Handler<R extends Route> = (
  request: RequestOf<R>,
  call: CallTo<R>,
) => Answer<R> | Promise<Answer<R>>;

const HANDLED = Symbol('handled routes');

interface Bound {
  readonly route: Route;
  readonly method: string;
}

/** Binds a controller's method to a route of the contract; the compiler checks that it fits. */
export function Handles<const R extends Route>(route: R) {
  return (target: object, method: string, _descriptor: { value?: Handler<R> }): void => {
    const holder = target.constructor as { [HANDLED]?: Bound[] };
    if (!Object.hasOwn(holder, HANDLED)) holder[HANDLED] = [];
    holder[HANDLED]?.push({ route, method });
  };
}

/** The routes that a controller's class handles. */
export function handledBy(controller: object): readonly Bound[] {
  return (controller.constructor as { [HANDLED]?: Bound[] })[HANDLED] ?? [];
}
