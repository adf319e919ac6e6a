import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { Answer, Dialect, Engine } from './engines/engine';
import { endsTransaction, isConnectionLost, Unavailable } from './errors';
import { openLane } from './lanes';
import { mayRepeat, persist } from './persist';
import { clear, type Sealing, sealColumns, sealedColumns } from './sealing';
import { bind, type SqlParameter, type Statement } from './sql';
import { Rollback, type Session, Tx } from './transaction';

/**
 * One database, embedded or MariaDB, asked in the same words.
 *
 * Inside `transaction` everything asked of this object, also by services that know nothing of the
 * transaction, takes part in it.
 */
export class Database implements Session {
  private readonly current = new AsyncLocalStorage<Tx>();

  private sealedWith: Sealing = clear;
  private sealed: readonly ColumnMetadata[] = [];

  private constructor(private readonly engine: Engine) {
    this.refuseCallsPastTheTransaction();
  }

  static async open(engine: Engine): Promise<Database> {
    const database = new Database(engine);
    await engine.open();
    database.sealed = sealedColumns(engine.source);
    openLane(engine.source.manager, (statement) => {
      if (database.tx) throw new CallPastTransaction();
      return database.single(statement);
    });
    return database;
  }

  /** From now on sealed columns, messages of the outbox and stored answers are sealed with this. */
  sealWith(sealing: Sealing): void {
    this.sealedWith = sealing;
    sealColumns(this.sealed, sealing);
  }

  /** What opens a sealed column that was read by SQL. */
  get sealing(): Sealing {
    return this.sealedWith;
  }

  /** Where sealed texts stand, as table and column names: for sealing them anew. */
  get sealedColumns(): readonly { readonly table: string; readonly column: string }[] {
    return this.sealed.map((column) => ({
      table: column.entityMetadata.tableName,
      column: column.databaseName,
    }));
  }

  get dialect(): Dialect {
    return this.engine.dialect;
  }

  /** TypeORM's own entrance: for migrations and what knows no transaction. */
  get source(): DataSource {
    return this.engine.source;
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
   * one is run again, from its start and on a fresh connection, when the database asks for that
   * (deadlock, lock wait, certification) or the connection is lost before the commit: so `work`
   * touches nothing but the database, and leaves the rest to `afterCommit`. When that doesn't help
   * within some seconds it throws `Unavailable`.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T | Rollback<T>>): Promise<T> {
    const { tx } = this;
    if (tx) return join(tx, work);
    return persist(
      () => this.attempt(work),
      (error) => !(error instanceof Unavailable) && endsTransaction(error),
    );
  }

  async query<Row>(sql: string, parameters: readonly SqlParameter[] = []): Promise<Row[]> {
    const { tx } = this;
    if (tx) return tx.query<Row>(sql, parameters);
    const { rows } = await this.single(bind(sql, parameters));
    return rows as Row[];
  }

  async execute(
    sql: string,
    parameters: readonly SqlParameter[] = [],
  ): Promise<{ affected: number }> {
    const { tx } = this;
    if (tx) return tx.execute(sql, parameters);
    const { affected } = await this.single(bind(sql, parameters));
    return { affected };
  }

  afterCommit(hook: () => void): void {
    const { tx } = this;
    if (tx) tx.afterCommit(hook);
    else call(hook);
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  /** For changes of the tables: what is asked of `source` within `work` has no limit of time. */
  unhurried<T>(work: () => Promise<T>): Promise<T> {
    return this.engine.unhurried(work);
  }

  private single(statement: Statement): Promise<Answer> {
    return persist(() => this.engine.run(statement), mayRepeat(statement.sql));
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T | Rollback<T>>): Promise<T> {
    const tx = await Tx.begin(this.dialect, (onFailure) => this.engine.begin(onFailure));
    let hooks: readonly (() => void)[] = [];
    try {
      const outcome = await this.current.run(tx, () => work(tx));
      const undone = outcome instanceof Rollback;
      if (tx.doomed && (endsTransaction(tx.doom) || !undone)) throw tx.doom;
      if (undone) {
        await tx.rollback();
        return outcome.value;
      }
      hooks = await commit(tx);
      return outcome;
    } catch (error) {
      // The first error says what happened; that the connection is gone as well adds nothing.
      await tx.rollback().catch(() => undefined);
      if (error instanceof Unavailable) throw error;
      throw tx.doomed && endsTransaction(tx.doom) ? tx.doom : error;
    } finally {
      await tx.release();
      for (const hook of hooks) call(hook);
    }
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

/** Of a commit whose answer is lost nobody knows whether it was done: only what may be done twice is run again. */
async function commit(tx: Tx): Promise<readonly (() => void)[]> {
  try {
    return await tx.commit();
  } catch (error) {
    if (isConnectionLost(error) && !tx.repeatable) throw new Unavailable('away', error, true);
    throw error;
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
