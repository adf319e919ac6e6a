import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What the wire does with what is sent over it. */
export type WireState =
  /** Passes everything on. */
  | 'whole'
  /** Takes everything and passes nothing on: a black hole. */
  | 'swallowing'
  /** Refuses new connections and ends those there are. */
  | 'cut';

/** A wire between a program and a server on this machine, which can be spoilt and mended. */
export interface Wire {
  readonly port: number;
  set(state: WireState): void;
  close(): Promise<void>;
}

/** @param target the port, on this machine, that the wire leads to */
export async function openWire(target: number): Promise<Wire> {
  let state: WireState = 'whole';
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('data', (chunk) => state === 'whole' && to.write(chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        ends.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      // What was swallowed is gone for good: such a connection can't go on.
      if (next === 'cut' || state === 'swallowing') cut();
      state = next;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
