import type { EntityManager, QueryRunner } from 'typeorm';
import { isTransient } from './errors';
import { bind, type SqlParameter } from './sql';

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

export type Dialect = 'sqlite' | 'mariadb';

/** One running transaction. */
export class Tx implements Session {
  readonly hooks: (() => void)[] = [];
  private failure: { readonly error: unknown } | undefined;
  private closed = false;

  constructor(
    readonly dialect: Dialect,
    private readonly runner: QueryRunner,
  ) {
    this.watch();
  }

  get manager(): EntityManager {
    return this.runner.manager;
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

  query<Row>(sql: string, parameters: readonly SqlParameter[] = []): Promise<Row[]> {
    return queryOn<Row>(this.runner, sql, parameters);
  }

  execute(sql: string, parameters: readonly SqlParameter[] = []): Promise<{ affected: number }> {
    return executeOn(this.runner, sql, parameters);
  }

  afterCommit(hook: () => void): void {
    this.hooks.push(hook);
  }

  /** From now on it can only be rolled back. */
  fail(error: unknown): void {
    this.failure ??= { error };
  }

  close(): void {
    this.closed = true;
  }

  /**
   * A deadlock ends the transaction on the server, and what follows would be committed statement by
   * statement; so even one that is caught by the work dooms the transaction.
   */
  private watch(): void {
    const send = this.runner.query.bind(this.runner);
    this.runner.query = async (sql: string, parameters?: unknown[], structured?: boolean) => {
      try {
        return structured ? await send(sql, parameters, true) : await send(sql, parameters);
      } catch (error) {
        if (isTransient(error)) this.fail(error);
        throw error;
      }
    };
  }
}

export async function queryOn<Row>(
  runner: QueryRunner,
  sql: string,
  parameters: readonly SqlParameter[],
): Promise<Row[]> {
  const bound = bind(sql, parameters);
  return (await runner.query(bound.sql, bound.values)) as Row[];
}

export async function executeOn(
  runner: QueryRunner,
  sql: string,
  parameters: readonly SqlParameter[],
): Promise<{ affected: number }> {
  const bound = bind(sql, parameters);
  const result = await runner.query(bound.sql, bound.values, true);
  return { affected: result.affected ?? 0 };
}
