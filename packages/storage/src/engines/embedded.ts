import libsql from 'libsql';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { Turns } from './turns';

/** How long a statement may wait for the embedded database before it throws, in ms. */
const PATIENCE = 10_000;

const COMPLAINT = `waited ${PATIENCE} ms for the embedded database: most likely a call inside a transaction went past it (use the Database or its manager), or a transaction waits for something slow`;

interface Pragmas {
  pragma(text: string): unknown;
}

/** The embedded database: one libsql file, or `:memory:`. */
export function embeddedSource(
  file: string,
  common: Pick<DataSourceOptions, 'entities' | 'migrations'>,
): DataSource {
  const source = new DataSource({
    ...common,
    type: 'better-sqlite3',
    driver: libsql,
    database: file,
    enableWAL: file !== ':memory:',
    timeout: 5_000,
    prepareDatabase: (connection: Pragmas) => {
      connection.pragma('synchronous = NORMAL');
      // LIKE tells case apart, as MariaDB's utf8mb4_bin does.
      connection.pragma('case_sensitive_like = ON');
    },
  });
  giveEachCallItsOwnRunner(source.driver as BetterSqlite3Driver);
  return source;
}

/**
 * TypeORM's SQLite drivers share one query runner, so that two concurrent transactions become
 * savepoints of each other and the rollback of one undoes the other's committed rows. Here every
 * call has a runner of its own, and one lock lets them at the connection in turn.
 */
function giveEachCallItsOwnRunner(driver: BetterSqlite3Driver): void {
  const turns = new Turns(PATIENCE, COMPLAINT);
  const statements = new Map<string, unknown>();
  driver.createQueryRunner = () => new TurnRunner(driver, turns, statements);
}

/** What TypeORM declares a query to give: rows, or its own result. */
type Answer = ReturnType<BetterSqlite3QueryRunner['query']>;

const ENDS = new Set(['COMMIT', 'ROLLBACK']);
const CHANGES_SCHEMA = /^\s*(create|alter|drop)\s/i;

/** Holds the lock from BEGIN IMMEDIATE to COMMIT or ROLLBACK, or for one statement outside of them. */
class TurnRunner extends BetterSqlite3QueryRunner {
  private leave: (() => void) | undefined;
  /** Statements of one transaction started side by side still go one after the other. */
  private readonly own = new Turns(PATIENCE, COMPLAINT);

  constructor(
    driver: BetterSqlite3Driver,
    private readonly turns: Turns,
    private readonly statements: Map<string, unknown>,
  ) {
    super(driver);
    // Prepared statements belong to the connection, and that is shared.
    Object.assign(this, { stmtCache: statements });
  }

  override async query(sql: string, parameters?: unknown[], useStructuredResult?: boolean): Answer {
    const done = await this.own.take();
    try {
      if (sql === 'BEGIN TRANSACTION') return await this.begin();
      if (!this.leave) return await this.single(sql, parameters, useStructuredResult);
      return await this.inside(sql, parameters, useStructuredResult);
    } finally {
      done();
    }
  }

  override async release(): Promise<void> {
    await super.release();
    this.isReleased = true;
    this.letGo();
  }

  private async begin(): Answer {
    this.leave = await this.turns.take();
    try {
      // IMMEDIATE: a transaction that begins by reading could otherwise fail when it first writes.
      return await super.query('BEGIN IMMEDIATE');
    } catch (error) {
      this.letGo();
      throw error;
    }
  }

  private async inside(sql: string, parameters: unknown[] = [], structured = false): Answer {
    const result = await this.send(sql, parameters, structured);
    if (ENDS.has(sql)) this.letGo();
    return result;
  }

  private async single(sql: string, parameters: unknown[] = [], structured = false): Answer {
    const leave = await this.turns.take();
    try {
      return await this.send(sql, parameters, structured);
    } finally {
      leave();
    }
  }

  private send(sql: string, parameters: unknown[], structured: boolean): Answer {
    if (CHANGES_SCHEMA.test(sql)) this.statements.clear();
    return super.query(sql, bindable(parameters), structured);
  }

  private letGo(): void {
    this.leave?.();
    this.leave = undefined;
  }
}

/** libsql takes a single object, also `null`, for a set of named parameters. */
function bindable(parameters: unknown[]): unknown[] {
  return parameters.length === 1 && typeof parameters[0] === 'object' ? [parameters] : parameters;
}
