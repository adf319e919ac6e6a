export * from './codes';
export * from './device';
export * from './masking';
export * from './password-rules';
export * from './passwords';
export * from './refresh';
export * from './settings';
export * from './vocabulary';
