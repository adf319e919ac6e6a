import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { isTransient } from './errors';
import type { SqlParameter } from './sql';
import { type Dialect, executeOn, queryOn, Rollback, type Session, Tx } from './transaction';

/** A transaction that fails for reasons of the moment is run again at most this often. */
const ATTEMPTS = 6;
/** The longest wait before the second attempt, in ms; it doubles with each further one. */
const FIRST_PAUSE = 15;

/**
 * One database, embedded or MariaDB, asked in the same words.
 *
 * Inside `transaction` everything asked of this object, also by services that know nothing of the
 * transaction, takes part in it.
 */
export class Database implements Session {
  private readonly current = new AsyncLocalStorage<Tx>();

  constructor(
    readonly source: DataSource,
    readonly dialect: Dialect,
  ) {
    this.refuseCallsPastTheTransaction();
  }

  /** The running transaction, if the caller is in one. */
  get tx(): Tx | undefined {
    const tx = this.current.getStore();
    return tx?.open ? tx : undefined;
  }

  get manager(): EntityManager {
    return this.tx?.manager ?? this.source.manager;
  }

  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  /**
   * Runs `work` in a transaction: its return commits, its throw rolls back, and a returned
   * `Rollback` rolls back and gives its value. A call inside a transaction joins it. The outermost
   * one is run again, from its start, when the database asks for that (deadlock, lock wait,
   * certification): so `work` touches nothing but the database, and leaves the rest to `afterCommit`.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T | Rollback<T>>): Promise<T> {
    const { tx } = this;
    if (tx) return join(tx, work);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isTransient(error)) throw error;
        await pause(Math.random() * FIRST_PAUSE * 2 ** (attempt - 1));
      }
    }
  }

  async query<Row>(sql: string, parameters: readonly SqlParameter[] = []): Promise<Row[]> {
    const { tx } = this;
    if (tx) return tx.query<Row>(sql, parameters);
    const runner = this.source.createQueryRunner();
    try {
      return await queryOn<Row>(runner, sql, parameters);
    } finally {
      await runner.release();
    }
  }

  async execute(
    sql: string,
    parameters: readonly SqlParameter[] = [],
  ): Promise<{ affected: number }> {
    const { tx } = this;
    if (tx) return tx.execute(sql, parameters);
    const runner = this.source.createQueryRunner();
    try {
      return await executeOn(runner, sql, parameters);
    } finally {
      await runner.release();
    }
  }

  afterCommit(hook: () => void): void {
    const { tx } = this;
    if (tx) tx.afterCommit(hook);
    else call(hook);
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T | Rollback<T>>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const tx = new Tx(this.dialect, runner);
    let value: T;
    try {
      await runner.startTransaction();
      const outcome = await this.current.run(tx, () => work(tx));
      value = outcome instanceof Rollback ? outcome.value : outcome;
      if (tx.doomed && (isTransient(tx.doom) || !(outcome instanceof Rollback))) throw tx.doom;
      if (outcome instanceof Rollback) {
        await runner.rollbackTransaction();
        return value;
      }
      await runner.commitTransaction();
    } catch (error) {
      // The first error says what happened; that the connection is gone as well adds nothing.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw tx.doomed && isTransient(tx.doom) ? tx.doom : error;
    } finally {
      tx.close();
      await runner.release();
    }
    for (const hook of tx.hooks) call(hook);
    return value;
  }

  /**
   * A repository kept from outside would, on MariaDB, write past the running transaction and, on the
   * embedded engine, wait for it for ever.
   */
  private refuseCallsPastTheTransaction(): void {
    const { driver } = this.source;
    const create = driver.createQueryRunner.bind(driver);
    driver.createQueryRunner = (mode) => {
      if (this.tx) throw new CallPastTransaction();
      return create(mode);
    };
  }
}

/** A call inside a transaction that didn't go through the `Database` or its current manager. */
export class CallPastTransaction extends Error {
  constructor() {
    super(
      'a call inside a transaction went past it: take the manager or repository anew each time',
    );
    this.name = 'CallPastTransaction';
  }
}

/** A joined part asked for a rollback, and what surrounds it wanted to commit all the same. */
export class RolledBackWithin extends Error {
  constructor() {
    super('a part of this transaction was rolled back: return a Rollback as well');
    this.name = 'RolledBackWithin';
  }
}

async function join<T>(tx: Tx, work: (tx: Tx) => Promise<T | Rollback<T>>): Promise<T> {
  try {
    const outcome = await work(tx);
    if (!(outcome instanceof Rollback)) return outcome;
    tx.fail(new RolledBackWithin());
    return outcome.value;
  } catch (error) {
    tx.fail(error);
    throw error;
  }
}

/** What was committed stays so, whatever a hook does; its failure is shown, not thrown. */
function call(hook: () => void): void {
  try {
    hook();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
