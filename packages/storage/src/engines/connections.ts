import * as mysql2 from 'mysql2';
import { failure, isConnectionLost } from '../errors';
import { within } from '../within';
import type { Limits } from './limits';
import type { Pulse } from './pulse';

interface Waiter {
  readonly enter: () => void;
  readonly fail: (error: Error) => void;
}

/**
 * A pool whose every wait has a limit: for a place, for the connection, for each statement. A
 * statement that is stuck (behind a row that another one holds) lends its place to another, so that
 * one row never keeps the whole pool.
 */
export class Connections {
  readonly pool: mysql2.Pool;
  private readonly open = new Set<mysql2.PoolConnection>();
  private readonly waiting = new Set<Waiter>();
  private readonly queue: Waiter[] = [];
  private taken = 0;
  private stuck = 0;
  /** While the tables are changed a statement may take as long as it takes. */
  unhurried = false;

  /** @param session statements said on each new connection, in words that every version knows */
  constructor(
    options: mysql2.PoolOptions,
    session: readonly string[],
    private readonly size: number,
    private readonly limits: Limits,
    private readonly pulse: () => Pulse,
  ) {
    const connectionLimit = size * 2;
    this.pool = mysql2.createPool({ ...options, connectionLimit, connectTimeout: limits.connect });
    this.pool.on('connection', (connection: mysql2.PoolConnection) => {
      this.watch(connection);
      // Commands of one connection are sent in order, so this precedes whatever it was opened for.
      for (const statement of session) connection.query(statement, () => undefined);
    });
  }

  /** A connection to be given back by `release`. */
  async acquire(): Promise<mysql2.PoolConnection> {
    this.pulse().admit();
    await this.place();
    try {
      const connection = await this.connection();
      return this.lend(connection);
    } catch (error) {
      this.leave();
      if (isConnectionLost(error)) this.pulse().doubt();
      throw error;
    }
  }

  /** Ends the pool; what a server that is away doesn't confirm is cut off. */
  async close(): Promise<void> {
    const ended = new Promise<void>((done) => this.pool.end(() => done()));
    const late = () => failure('YIZHAN_NO_ANSWER', 'the database does not answer');
    await within(this.limits.probe, ended, late).catch((error: Error) => this.cutOff(error));
  }

  /** Ends all that is under way: its statements fail. */
  cutOff(error: Error): void {
    for (const connection of this.open) streamOf(connection).destroy(error);
    for (const waiter of this.waiting) waiter.fail(error);
  }

  private connection(): Promise<mysql2.PoolConnection> {
    return new Promise((got, failed) => {
      const waiter = { enter: () => undefined, fail: failed };
      // A connection that is still being made when all is cut off must not be waited for.
      this.waiting.add(waiter);
      let over = false;
      waiter.fail = (error) => {
        over = true;
        this.waiting.delete(waiter);
        failed(error);
      };
      this.pool.getConnection((error, connection) => {
        this.waiting.delete(waiter);
        if (over) connection?.release();
        else if (error) failed(error);
        else got(connection);
      });
    });
  }

  private lend(connection: mysql2.PoolConnection): mysql2.PoolConnection {
    const release = connection.release;
    connection.release = () => {
      connection.release = release;
      release.call(connection);
      this.leave();
    };
    return connection;
  }

  private hasPlace(): boolean {
    return this.taken - Math.min(this.stuck, this.size) < this.size;
  }

  private place(): Promise<void> {
    if (this.hasPlace()) {
      this.taken += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(waiter);
      };
      const waiter: Waiter = {
        enter: () => {
          done();
          this.taken += 1;
          resolve();
        },
        fail: (error) => {
          done();
          reject(error);
        },
      };
      const timer = setTimeout(
        () => waiter.fail(failure('YIZHAN_NOT_CONNECTED', 'all connections are taken')),
        this.limits.acquire,
      );
      this.waiting.add(waiter);
      this.queue.push(waiter);
    });
  }

  private leave(): void {
    this.taken -= 1;
    this.letIn();
  }

  private letIn(): void {
    while (this.queue.length > 0 && this.hasPlace()) {
      const next = this.queue.shift();
      if (next && this.waiting.has(next)) next.enter();
    }
  }

  /** Every statement of the connection, TypeORM's too, is looked after. */
  private watch(connection: mysql2.PoolConnection): void {
    this.open.add(connection);
    const stream = streamOf(connection);
    const underway = new Set<() => void>();
    stream.once('close', () => {
      this.open.delete(connection);
      for (const over of underway) over();
    });
    // A broken connection fails its statement and leaves the pool; without a listener it would end
    // the process as well.
    connection.on('error', () => undefined);
    const query = connection.query.bind(connection) as (...given: unknown[]) => mysql2.Query;
    const watched = (...given: unknown[]) => {
      const command = query(...given);
      this.lookAfter(command, stream, underway);
      return command;
    };
    connection.query = watched as typeof connection.query;
  }

  private lookAfter(
    command: mysql2.Query,
    stream: WithStream['stream'],
    underway: Set<() => void>,
  ): void {
    if (stream.destroyed) return;
    const { stuck, doubt, statement } = this.limits;
    let isStuck = false;
    let timer = setTimeout(() => {
      isStuck = true;
      this.stuck += 1;
      this.letIn();
      timer = setTimeout(() => {
        this.pulse().doubt();
        timer = setTimeout(() => {
          if (!this.unhurried)
            stream.destroy(failure('YIZHAN_NO_ANSWER', `no answer in ${statement} ms`));
        }, statement - doubt);
      }, doubt - stuck);
    }, stuck);
    const over = () => {
      clearTimeout(timer);
      underway.delete(over);
      if (isStuck) this.stuck -= 1;
      isStuck = false;
    };
    underway.add(over);
    command.once('end', over);
  }
}

export function streamOf(connection: mysql2.Connection): WithStream['stream'] {
  return (connection as unknown as WithStream).stream;
}

/** The socket, which mysql2 doesn't declare. */
interface WithStream {
  readonly stream: {
    readonly destroyed: boolean;
    destroy(error?: Error): void;
    once(event: 'close', listener: () => void): void;
  };
}
