export * from './handles';
export { Refusal } from './refusal';
export { AccessTokens } from './tokens';
