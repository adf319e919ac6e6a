export * from './anchor';
export * from './append';
export { canonical, type Hash, type Json, type JsonObject } from './canonical';
export * from './errors';
export {
  commitmentOf,
  EMPTY_HEAD,
  type EventDraft,
  eventHash,
  type Head,
  type LedgerEvent,
  makeEvent,
  NO_HASH,
  type PersonalPart,
  redact,
  SALT_BYTES,
} from './event';
export * from './memory';
export { leafHash, merkleRoot } from './merkle';
export * from './receipt';
export { makeReceiptKey, type PublicKey, type ReceiptKey } from './signature';
export * from './signed-anchor';
export { verifyAfter, verifyStream } from './verify';
