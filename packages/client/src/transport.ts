import type { Method } from '@yizhan/contract';

/** One HTTP request; `body` is JSON already, absent when there is none. */
export interface TransportRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer of any status; `body` is parsed JSON, or whatever else came. */
export interface TransportAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** No answer: the network is down or nobody answered in time. */
export interface TransportFailure {
  readonly failure: 'network' | 'timeout';
}

/**
 * What differs between WeChat, a browser and a test: how one request is carried. It never throws for
 * a missing network and never interprets a status.
 */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer | TransportFailure>;
