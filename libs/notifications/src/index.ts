export * from './notice';
export * from './vocabulary';
