/** wx.request claims JSON for an empty body, which a strict server refuses: say what is true. */
export function requestHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return headers['content-type'] ? { ...headers } : { ...headers, 'content-type': 'text/plain' };
}
