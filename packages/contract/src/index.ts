export * from './common';
export * from './identity';
export * from './route';
export * from './routes';
