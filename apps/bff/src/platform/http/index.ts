export * from './handles';
export { Refusal } from './refusal';
export { SessionWatch, type WatchedSession } from './session-watch';
export { AccessTokens } from './tokens';
