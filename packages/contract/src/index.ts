export * from './common';
export * from './identity';
export * from './jobs';
export * from './route';
export * from './routes';
