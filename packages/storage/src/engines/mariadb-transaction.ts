import type { PoolConnection } from 'mysql2';
import type { DataSource, EntityManager } from 'typeorm';
import { StatementFailed } from '../errors';
import type { Statement } from '../sql';
import type { Answer, Running } from './engine';
import type { MariaDbRunner } from './mariadb-runner';

/** A transaction on a connection without autocommit, where the first statement begins it. */
export class MariaDbTransaction implements Running {
  readonly manager: EntityManager;

  constructor(
    source: DataSource,
    private readonly runner: MariaDbRunner,
    private readonly connection: PoolConnection,
    private readonly onFailure: (error: unknown) => void,
    private readonly compounds: boolean,
  ) {
    this.manager = source.createEntityManager(runner);
    Object.assign(runner, { manager: this.manager });
  }

  async run(statement: Statement): Promise<Answer> {
    try {
      return await send(this.connection, statement);
    } catch (error) {
      this.onFailure(error);
      throw error;
    }
  }

  async commit(last: readonly Statement[]): Promise<void> {
    await this.runner.seal();
    if (this.compounds && last.length > 0) return this.commitAsOne(last);
    for (const statement of last) await this.run(statement);
    await this.run({ sql: 'commit', values: [] });
  }

  async rollback(): Promise<void> {
    await this.runner.seal();
    await send(this.connection, { sql: 'rollback', values: [] });
  }

  release(): Promise<void> {
    return this.runner.release();
  }

  /** One journey to the server for all that is left, and without allowing several statements in a query. */
  private async commitAsOne(last: readonly Statement[]): Promise<void> {
    const written = last.map(({ sql, values }) => this.connection.format(sql, values));
    const sql = `begin not atomic ${[...written, 'commit'].join('; ')}; end`;
    try {
      await sendWritten(this.connection, sql, last.map((statement) => statement.sql).join('; '));
    } catch (error) {
      this.onFailure(error);
      throw error;
    }
  }
}

/** By callback: mysql2's promises take a stack trace for each statement, a tenth of its whole cost. */
export async function send(to: PoolConnection, { sql, values }: Statement): Promise<Answer> {
  try {
    return await new Promise<Answer>((answered, failed) => {
      to.query(sql, values, (error, result) =>
        error ? failed(error) : answered(answerOf(result)),
      );
    });
  } catch (error) {
    throw new StatementFailed(error, sql);
  }
}

async function sendWritten(to: PoolConnection, sql: string, shown: string): Promise<void> {
  try {
    await new Promise<void>((answered, failed) => {
      to.query(sql, (error) => (error ? failed(error) : answered()));
    });
  } catch (error) {
    throw new StatementFailed(error, shown);
  }
}

function answerOf(result: unknown): Answer {
  if (Array.isArray(result)) return { rows: result, affected: result.length };
  return { rows: [], affected: (result as { affectedRows?: number }).affectedRows ?? 0 };
}
