import { identityRoutes, type Session } from '@yizhan/contract';
import {
  createClient,
  memoryTokens,
  type Transport,
  type TransportAnswer,
  type TransportFailure,
  type TransportRequest,
} from '../src';

type Reply = TransportAnswer | TransportFailure;

export function aSession(name: string): Session {
  return {
    accessToken: `access-${name}`,
    accessExpiresAt: '2026-11-21T08:15:00.000+08:00',
    refreshToken: `refresh-${name}`,
    userId: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
    mustChangePassword: false,
    mustSecure: false,
  };
}

export function aProblem(status: number, code: string): TransportAnswer {
  const problem = { type: 'about:blank', title: '', status, code, detail: '说明', requestId: 'r1' };
  return { status, body: problem };
}

export const expired = aProblem(401, 'request.token_expired');

/** A transport that keeps what was sent and answers by the given function. */
export function fakeTransport(answer: (request: TransportRequest) => Reply | Promise<Reply>) {
  const sent: TransportRequest[] = [];
  const transport: Transport = async (request) => {
    sent.push(request);
    return answer(request);
  };
  return { sent, transport };
}

export const isRefresh = (request: TransportRequest): boolean =>
  request.url.endsWith(identityRoutes.refresh.path);

/** A server that knows one access token as good and rotates refresh tokens `a` → `b`. */
export function rotatingServer(good: string, refreshed: Reply) {
  return fakeTransport((request) => {
    if (isRefresh(request)) return refreshed;
    if (request.headers.authorization === `Bearer ${good}`) return { status: 200, body: { ok: 1 } };
    return request.headers.authorization ? expired : aProblem(401, 'request.unauthenticated');
  });
}

export function clientOver(transport: Transport, session: Session | null = null) {
  const tokens = memoryTokens(session);
  let made = 0;
  const client = createClient({
    transport,
    baseUrl: 'https://yizhan.test',
    tokens,
    newKey: () => `key-${++made}`,
  });
  return { client, tokens };
}
