export * from './client';
export * from './failure';
export * from './tokens';
export * from './transport';
export { buildUrl, queryString } from './url';
