export * from './masking';
export * from './settings';
export * from './vocabulary';
