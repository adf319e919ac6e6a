/** What the database on the other side of a network is waited for, each in ms. */
export interface Limits {
  /** For a connection to be made. */
  readonly connect: number;
  /** For a connection of the pool to become free. */
  readonly acquire: number;
  /** For one statement. */
  readonly statement: number;
  /** After so long without an answer, another connection is asked whether the server still lives. */
  readonly doubt: number;
  /** For that question. */
  readonly probe: number;
  /** After so long a statement counts as stuck, and its place in the pool is lent to another. */
  readonly stuck: number;
  /** Between two questions to a server that is away; and how long a caller waits for it to return. */
  readonly lookAgain: number;
  readonly grace: number;
}

export const LIMITS: Limits = {
  connect: 2_000,
  acquire: 10_000,
  statement: 15_000,
  doubt: 1_000,
  probe: 800,
  stuck: 200,
  lookAgain: 150,
  grace: 1_000,
};
