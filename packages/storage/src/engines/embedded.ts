import libsql from 'libsql';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { StatementFailed, withoutValues } from '../errors';
import type { Statement } from '../sql';
import type { Answer, Engine, Running } from './engine';
import { claimFile, makePrivate } from './sole';
import { Turns } from './turns';

/** How long a statement may wait for the embedded database before it throws, in ms. */
const PATIENCE = 10_000;

/** How long the whole process may stand still for another one's lock on the file, in ms. */
const LONGEST_STANDSTILL = 5;

const COMPLAINT = `waited ${PATIENCE} ms for the embedded database: most likely a call inside a transaction went past it (use the Database or its manager), or a transaction waits for something slow`;

interface Pragmas {
  pragma(text: string): unknown;
}

/** The embedded database: one libsql file, or `:memory:`. */
export class EmbeddedEngine implements Engine {
  readonly dialect = 'sqlite';
  readonly source: DataSource;

  private letGo: (() => void) | undefined;

  /** @param sole refuses to open while another process has opened it so */
  constructor(
    private readonly file: string,
    private readonly sole: boolean,
    common: Pick<DataSourceOptions, 'entities' | 'migrations'>,
  ) {
    this.source = new DataSource({
      ...common,
      type: 'better-sqlite3',
      driver: libsql,
      database: file,
      enableWAL: file !== ':memory:',
      // It waits within the one thread, in which nothing else would be answered meanwhile.
      timeout: LONGEST_STANDSTILL,
      prepareDatabase: (connection: Pragmas) => {
        // What was acknowledged outlives a power cut.
        connection.pragma('synchronous = FULL');
        // LIKE tells case apart, as MariaDB's utf8mb4_bin does.
        connection.pragma('case_sensitive_like = ON');
      },
    });
    giveEachCallItsOwnRunner(this.source.driver as BetterSqlite3Driver);
  }

  async open(): Promise<void> {
    if (this.file !== ':memory:') {
      makePrivate(this.file);
      if (this.sole) this.letGo = claimFile(this.file);
    }
    await this.source.initialize();
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
    this.letGo?.();
    this.letGo = undefined;
  }

  async run(statement: Statement): Promise<Answer> {
    const runner = this.source.createQueryRunner();
    try {
      return await send(runner, statement);
    } finally {
      await runner.release();
    }
  }

  /** Its statements have no limit but the turn that they wait for. */
  unhurried<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async begin(onFailure: (error: unknown) => void): Promise<Running> {
    const runner = this.source.createQueryRunner() as TurnRunner;
    runner.onFailure = onFailure;
    await runner.startTransaction();
    return {
      manager: runner.manager,
      run: (statement) => send(runner, statement),
      commit: async (last) => {
        for (const statement of last) await send(runner, statement);
        runner.seal();
        await runner.commitTransaction();
      },
      rollback: async () => {
        runner.seal();
        if (runner.isTransactionActive) await runner.rollbackTransaction();
      },
      release: () => runner.release(),
    };
  }
}

async function send(runner: QueryRunner, { sql, values }: Statement): Promise<Answer> {
  try {
    const { records, affected } = await runner.query(sql, [...values], true);
    const rows: readonly unknown[] = records ?? [];
    return { rows, affected: affected ?? rows.length };
  } catch (error) {
    throw new StatementFailed(error, sql);
  }
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
type QueryAnswer = ReturnType<BetterSqlite3QueryRunner['query']>;

const ENDS = new Set(['COMMIT', 'ROLLBACK']);
const CHANGES_SCHEMA = /^\s*(create|alter|drop)\s/i;

/** Holds the lock from BEGIN IMMEDIATE to COMMIT or ROLLBACK, or for one statement outside of them. */
class TurnRunner extends BetterSqlite3QueryRunner {
  onFailure: (error: unknown) => void = () => undefined;
  private sealed = false;
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

  override async query(
    sql: string,
    parameters?: unknown[],
    useStructuredResult?: boolean,
  ): QueryAnswer {
    const done = await this.own.take();
    try {
      if (this.sealed && !ENDS.has(sql)) throw new Error('this transaction is over');
      if (sql === 'BEGIN TRANSACTION') return await this.begin();
      if (!this.leave) return await this.single(sql, parameters, useStructuredResult);
      return await this.inside(sql, parameters, useStructuredResult);
    } catch (error) {
      this.onFailure(error);
      throw withoutValues(error);
    } finally {
      done();
    }
  }

  /** Takes only the end: what came after it would be committed by itself. */
  seal(): void {
    this.sealed = true;
  }

  override async release(): Promise<void> {
    await super.release();
    this.isReleased = true;
    this.letGo();
  }

  private async begin(): QueryAnswer {
    this.leave = await this.turns.take();
    try {
      // IMMEDIATE: a transaction that begins by reading could otherwise fail when it first writes.
      return await this.beginImmediate();
    } catch (error) {
      this.letGo();
      throw error;
    }
  }

  private async beginImmediate(): QueryAnswer {
    try {
      return await super.query('BEGIN IMMEDIATE');
    } catch (error) {
      if (!/within a transaction/.test(String(error))) throw error;
      // One whose ROLLBACK failed (a full disk) must not be in everyone's way from then on.
      await super.query('ROLLBACK');
      return await super.query('BEGIN IMMEDIATE');
    }
  }

  private async inside(sql: string, parameters: unknown[] = [], structured = false): QueryAnswer {
    const result = await this.send(sql, parameters, structured);
    if (ENDS.has(sql)) this.letGo();
    return result;
  }

  private async single(sql: string, parameters: unknown[] = [], structured = false): QueryAnswer {
    const leave = await this.turns.take();
    try {
      return await this.send(sql, parameters, structured);
    } finally {
      leave();
    }
  }

  private send(sql: string, parameters: unknown[], structured: boolean): QueryAnswer {
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
