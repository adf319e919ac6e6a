import path from 'node:path';

/** The WeChat package as `build:weapp` leaves it. */
export const BUILT = path.resolve(__dirname, '../../dist/weapp');
