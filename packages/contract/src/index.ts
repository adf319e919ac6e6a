export * from './common';
export * from './demo';
export * from './identity';
export * from './jobs';
export * from './notifications';
export * from './route';
export * from './routes';
export * from './stations';
