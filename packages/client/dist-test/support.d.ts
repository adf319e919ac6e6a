import { type Session } from '@yizhan/contract';
import {
  type Transport,
  type TransportAnswer,
  type TransportFailure,
  type TransportRequest,
} from '../src';

type Reply = TransportAnswer | TransportFailure;
export declare function aSession(name: string): Session;
export declare function aProblem(status: number, code: string): TransportAnswer;
export declare const expired: TransportAnswer;
/** A transport that keeps what was sent and answers by the given function. */
export declare function fakeTransport(
  answer: (request: TransportRequest) => Reply | Promise<Reply>,
): {
  sent: TransportRequest[];
  transport: Transport;
};
export declare const isRefresh: (request: TransportRequest) => boolean;
/** A server that knows one access token as good and rotates refresh tokens `a` → `b`. */
export declare function rotatingServer(
  good: string,
  refreshed: Reply,
): {
  sent: TransportRequest[];
  transport: Transport;
};
export declare function clientOver(
  transport: Transport,
  session?: Session | null,
): {
  client: import('../src').Client;
  tokens: import('../src').TokenStore;
};
