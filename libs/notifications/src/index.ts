export * from './notice';
export * from './short-messages';
export * from './vocabulary';
