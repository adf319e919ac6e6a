import {
  type Clock,
  DAY,
  type DomainError,
  defineErrors,
  err,
  type Instant,
  ok,
  type Result,
  raise,
  systemClock,
} from '@yizhan/kernel';
import type { Database } from '../database';
import { isUniqueViolation } from '../errors';
import type { Sealing } from '../sealing';
import { Rollback, type Tx } from '../transaction';

export const storageErrors = defineErrors('storage', {
  idempotency_key_reused: {
    kind: 'conflict',
    message: '这个请求编号已经用在别的内容上了，请返回上一页重新提交。',
  },
});

export interface IdempotentRequest {
  /** Whose key it is: a user's id, or an address; at most 64 characters. */
  readonly scope: string;
  /** As the client made it; at most 160 characters. */
  readonly key: string;
  /** A hash of route and content; at most 64 characters. */
  readonly fingerprint: string;
}

export interface Answer<T> {
  readonly value: T;
  /** Whether it is the stored answer of an earlier request. */
  readonly replayed: boolean;
}

type Outcome<T> = Result<Answer<T>, DomainError<'storage.idempotency_key_reused'>>;

interface Stored {
  readonly fingerprint: string;
  readonly response: string | null;
  readonly expires_at: number;
}

const OF = 'scope = ? and request_key = ?';
const INSERT = `insert into idempotency_records
  (scope, request_key, fingerprint, created_at, expires_at) values (?, ?, ?, ?, ?)`;

/** Runs a request once, however often it arrives. */
export class Idempotency {
  /** @param keptFor how long an answer is kept, in ms */
  constructor(
    private readonly database: Database,
    private readonly clock: Clock = systemClock,
    private readonly keptFor: number = DAY,
  ) {}

  /**
   * Runs `work` in a transaction with the record of its key, or gives the stored answer. A twin that
   * comes meanwhile waits for the first one's commit. What is rolled back leaves no record, so that
   * the same key may be tried again. Answers must survive JSON.
   */
  run<T>(
    request: IdempotentRequest,
    work: (tx: Tx) => Promise<T | Rollback<T>>,
  ): Promise<Outcome<T>> {
    return this.database.transaction<Outcome<T>>(async (tx) => {
      // Run again after a lost answer to the commit, it finds its own record.
      tx.repeatable = true;
      const now = this.clock.now();
      const stored = await this.claim(tx, request, now);
      if (stored) return replay<T>(stored, request, this.database.sealing);
      const outcome = await work(tx);
      const value = outcome instanceof Rollback ? outcome.value : outcome;
      const answer = ok({ value, replayed: false });
      // A service that joined may have asked for the rollback itself.
      if (outcome instanceof Rollback || tx.doomed) return new Rollback<Outcome<T>>(answer);
      tx.atCommit(`update idempotency_records set response = ? where ${OF}`, [
        this.database.sealing.seal(JSON.stringify(value ?? null)),
        request.scope,
        request.key,
      ]);
      return answer;
    });
  }

  /** Forgets answers that are past their time; how many. */
  async purge(): Promise<number> {
    const { affected } = await this.database.execute(
      'delete from idempotency_records where expires_at <= ?',
      [this.clock.now()],
    );
    return affected;
  }

  /** Makes the key ours, or tells what is stored under it. The unique key decides between twins. */
  private async claim(
    tx: Tx,
    { scope, key, fingerprint }: IdempotentRequest,
    now: Instant,
  ): Promise<Stored | undefined> {
    const row = [scope, key, fingerprint, now, now + this.keptFor];
    try {
      await tx.execute(INSERT, row);
      return undefined;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
    const [stored] = await tx.query<Stored>(
      `select fingerprint, response, expires_at from idempotency_records where ${OF}`,
      [scope, key],
    );
    if (stored && stored.expires_at > now) return stored;
    await tx.execute(`delete from idempotency_records where ${OF} and expires_at <= ?`, [
      scope,
      key,
      now,
    ]);
    await tx.execute(INSERT, row);
    return undefined;
  }
}

function replay<T>(
  { fingerprint, response }: Stored,
  request: IdempotentRequest,
  sealing: Sealing,
): Outcome<T> {
  if (fingerprint !== request.fingerprint) return err(raise(storageErrors.idempotency_key_reused));
  const value = JSON.parse(response === null ? 'null' : sealing.open(response)) as T;
  return ok({ value, replayed: true });
}
