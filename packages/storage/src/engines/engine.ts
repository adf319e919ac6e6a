import type { DataSource, EntityManager } from 'typeorm';
import type { Statement } from '../sql';

export type Dialect = 'sqlite' | 'mariadb';

export interface Answer {
  readonly rows: readonly unknown[];
  /** Rows that an INSERT, UPDATE or DELETE matched. */
  readonly affected: number;
}

/** What differs between the databases. */
export interface Engine {
  readonly dialect: Dialect;
  readonly source: DataSource;
  open(): Promise<void>;
  close(): Promise<void>;
  /** One statement outside of any transaction. */
  run(statement: Statement): Promise<Answer>;
  /** For changes of the tables: a statement may take as long as it takes. */
  unhurried<T>(work: () => Promise<T>): Promise<T>;
  /** @param onFailure told of every failed statement, TypeORM's own too */
  begin(onFailure: (error: unknown) => void): Promise<Running>;
}

/** A transaction that has begun. */
export interface Running {
  readonly manager: EntityManager;
  run(statement: Statement): Promise<Answer>;
  /** Sends what was left for the end, and commits. Takes no further statements, as `rollback`. */
  commit(last: readonly Statement[]): Promise<void>;
  rollback(): Promise<void>;
  /** Once, whatever happened before. */
  release(): Promise<void>;
}
