export * from './check-in';
export * from './code-outcome';
export * from './geo';
export * from './import';
export * from './opening';
export * from './position';
export * from './settings';
export * from './vocabulary';
