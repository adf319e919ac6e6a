/** A browser sends the headers it is given and adds none of its own. */
export function requestHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return { ...headers };
}
