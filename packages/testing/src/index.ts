export * from './builders';
export * from './clock';
export { itOn, startMariaDb, startRedis, type TestEngine, testEngine } from './engine';
export * from './samples';
export * from './suite-database';
export * from './wire';
