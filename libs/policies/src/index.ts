export * from './amounts';
export * from './calculator';
export * from './facts';
export * from './search';
export * from './settings';
export * from './shown';
export * from './status';
export * from './vocabulary';
