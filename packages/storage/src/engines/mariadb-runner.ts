import type { PoolConnection } from 'mysql2';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner';
import { isConnectionLost, withoutValues } from '../errors';
import { mayRepeat, persist } from '../persist';

type Mode = ConstructorParameters<typeof MysqlQueryRunner>[1];
type QueryAnswer = ReturnType<MysqlQueryRunner['query']>;

/** TypeORM's query runner; in a transaction of ours on a connection that has begun one already. */
export class MariaDbRunner extends MysqlQueryRunner {
  private readonly underway = new Set<Promise<unknown>>();
  private connecting: Promise<PoolConnection> | undefined;
  private readonly onFailure: (error: unknown) => void;

  constructor(
    driver: MysqlDriver,
    mode: Mode,
    private readonly acquire: () => Promise<PoolConnection>,
    within?: {
      readonly connection: PoolConnection;
      readonly onFailure: (error: unknown) => void;
    },
  ) {
    super(driver, mode);
    this.onFailure = within?.onFailure ?? (() => undefined);
    if (!within) return;
    this.databaseConnection = within.connection;
    // So that what TypeORM wraps in a transaction by itself becomes a part of this one.
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  override async query(
    sql: string,
    parameters?: unknown[],
    useStructuredResult?: boolean,
  ): QueryAnswer {
    const send = () => super.query(sql, parameters, useStructuredResult);
    const answer = this.isTransactionActive ? send() : this.alone(sql, send);
    this.underway.add(answer);
    try {
      return await answer;
    } catch (error) {
      this.onFailure(error);
      throw withoutValues(error);
    } finally {
      this.underway.delete(answer);
    }
  }

  override async connect(): Promise<unknown> {
    this.connecting ??= this.acquire();
    this.databaseConnection ??= await this.connecting;
    return this.databaseConnection as unknown;
  }

  /** A statement outside of any transaction may be tried again on another connection. */
  private alone(sql: string, send: () => QueryAnswer): QueryAnswer {
    return persist(async () => {
      try {
        return (await send()) as unknown;
      } catch (error) {
        if (isConnectionLost(error)) this.dropConnection();
        throw error;
      }
    }, mayRepeat(sql)) as QueryAnswer;
  }

  private dropConnection(): void {
    const connection = this.databaseConnection as PoolConnection | undefined;
    this.databaseConnection = undefined;
    this.connecting = undefined;
    connection?.release();
  }

  /**
   * Takes no further statements and waits for those that are on their way: one that came after the
   * end would begin another transaction on this connection.
   */
  async seal(): Promise<void> {
    this.isReleased = true;
    if (this.underway.size > 0) await Promise.allSettled(this.underway);
  }
}
