export * from './builders';
export * from './clock';
export { startMariaDb, startRedis, type TestEngine, testEngine } from './engine';
export * from './suite-database';
