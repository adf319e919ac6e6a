import Taro from '@tarojs/taro';
import type { Transport, TransportFailure } from '@yizhan/client';
import { requestHeaders } from './requestHeaders';

/** How long a person is left waiting, in ms. */
export const REQUEST_TIMEOUT = 15_000;

/** Carries one request with Taro.request, which is fetch in H5 and wx.request in WeChat. */
export const transport: Transport = async (request) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Some phones never report a request that the system has dropped.
  const tooLate = new Promise<TransportFailure>((resolve) => {
    timer = setTimeout(() => resolve({ failure: 'timeout' }), REQUEST_TIMEOUT + 500);
  });
  const answer = Taro.request({
    url: request.url,
    method: request.method,
    header: requestHeaders(request.headers),
    data: request.body,
    dataType: 'json',
    timeout: REQUEST_TIMEOUT,
  }).then(
    (reply) => ({ status: reply.statusCode, body: reply.data as unknown }),
    (cause: unknown): TransportFailure => ({ failure: isTimeout(cause) ? 'timeout' : 'network' }),
  );
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    if (timer) clearTimeout(timer);
  }
};

function isTimeout(cause: unknown): boolean {
  const { errMsg, name } = (cause ?? {}) as { errMsg?: string; name?: string };
  return name === 'AbortError' || /timeout|timed out/i.test(errMsg ?? '');
}
