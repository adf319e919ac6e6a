export * from './codes';
export * from './masking';
export * from './passwords';
export * from './refresh';
export * from './settings';
export * from './vocabulary';
