export * from './clock';
export * from './errors';
export * from './fields';
export * from './ids';
export * from './machine';
export * from './money';
export * from './result';
