/** The API is served at the page's own address. */
export const apiOrigin = process.env.TARO_APP_API_ORIGIN ?? '';
