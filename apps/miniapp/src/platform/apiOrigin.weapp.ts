/** A mini-program has no address of its own: given when building, the local server otherwise. */
export const apiOrigin = process.env.TARO_APP_API_ORIGIN || 'http://127.0.0.1:3000';
