import type { EntityManager } from 'typeorm';
import type { Dialect, Running } from './engines/engine';
import { cannotWrite, endsTransaction } from './errors';
import { openLane } from './lanes';
import { bind, type SqlParameter, type Statement } from './sql';

/** What a transaction's work returns to have everything undone and `value` handed to the caller. */
export class Rollback<T> {
  /** Makes the type nominal: a Result has a `value` too and must not be taken for a Rollback. */
  readonly rollsBack = true;

  constructor(readonly value: T) {}
}

/** What can be asked of the database inside a transaction or outside of one. */
export interface Session {
  readonly dialect: Dialect;
  readonly manager: EntityManager;
  /** Rows of a SELECT; `?` as placeholders, also for lists (`in (?)`). */
  query<Row>(sql: string, parameters?: readonly SqlParameter[]): Promise<Row[]>;
  /** An INSERT, UPDATE or DELETE; `affected` counts the rows it matched. */
  execute(sql: string, parameters?: readonly SqlParameter[]): Promise<{ affected: number }>;
  /** Called once after the outermost commit, never after a rollback; outside of a transaction at once. */
  afterCommit(hook: () => void): void;
}

/** One running transaction. */
export class Tx implements Session {
  private readonly hooks: (() => void)[] = [];
  private readonly last: Statement[] = [];
  private failure: { readonly error: unknown } | undefined;
  private closed = false;
  /**
   * Set by work that finds out by itself that it has been done already: then it may also be run
   * again when the answer to its commit was lost.
   */
  repeatable = false;

  private constructor(
    readonly dialect: Dialect,
    private readonly begun: { running?: Running },
  ) {}

  /** @param begin starts it, and is given whom to tell of failed statements */
  static async begin(
    dialect: Dialect,
    begin: (onFailure: (error: unknown) => void) => Promise<Running>,
  ): Promise<Tx> {
    const begun: { running?: Running } = {};
    const tx = new Tx(dialect, begun);
    // A deadlock or a full disk ends the transaction there, and what follows would begin another: so
    // even one that the work catches dooms the transaction.
    const running = await begin(
      (error) => (endsTransaction(error) || cannotWrite(error)) && tx.fail(error),
    );
    begun.running = running;
    openLane(running.manager, (statement) => tx.running.run(statement));
    return tx;
  }

  get manager(): EntityManager {
    return this.running.manager;
  }

  /** False once it has been committed or rolled back. */
  get open(): boolean {
    return !this.closed;
  }

  /** Whether a joined part has failed or asked for a rollback: nothing of it can be committed now. */
  get doomed(): boolean {
    return this.failure !== undefined;
  }

  get doom(): unknown {
    return this.failure?.error;
  }

  async query<Row>(sql: string, parameters: readonly SqlParameter[] = []): Promise<Row[]> {
    const { rows } = await this.running.run(bind(sql, parameters));
    return rows as Row[];
  }

  async execute(
    sql: string,
    parameters: readonly SqlParameter[] = [],
  ): Promise<{ affected: number }> {
    const { affected } = await this.running.run(bind(sql, parameters));
    return { affected };
  }

  /**
   * Leaves a statement for the end: it is sent together with the commit, in one journey. For what
   * nobody reads within the transaction; if it fails, the transaction does.
   */
  atCommit(sql: string, parameters: readonly SqlParameter[] = []): void {
    this.last.push(bind(sql, parameters));
  }

  afterCommit(hook: () => void): void {
    this.hooks.push(hook);
  }

  /** From now on it can only be rolled back. */
  fail(error: unknown): void {
    this.failure ??= { error };
  }

  /** Gives what is to be called now. */
  async commit(): Promise<readonly (() => void)[]> {
    const { running } = this;
    this.closed = true;
    await running.commit(this.last);
    return this.hooks;
  }

  async rollback(): Promise<void> {
    this.closed = true;
    await this.begun.running?.rollback();
  }

  async release(): Promise<void> {
    await this.begun.running?.release();
  }

  private get running(): Running {
    if (!this.begun.running || this.closed) throw new Error('this transaction is over');
    return this.begun.running;
  }
}
