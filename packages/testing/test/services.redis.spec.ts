import { connect } from 'node:net';
import { startRedis } from '../src';

describe('a private Redis', () => {
  it('answers on its own port until it is stopped', async () => {
    const redis = await startRedis();
    const { hostname, port } = new URL(redis.url);
    const reach = () =>
      new Promise<boolean>((resolve) => {
        const socket = connect(Number(port), hostname);
        socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
        socket.once('connect', () => socket.destroy());
      });
    expect(await reach()).toBe(true);
    await redis.stop();
    expect(await reach()).toBe(false);
  });
});
