export * from './anchor';
export * from './append';
export { canonical, type Hash, type Json, type JsonObject } from './canonical';
export * from './errors';
export * from './event';
export * from './memory';
export * from './receipt';
export { verifyStream } from './verify';
