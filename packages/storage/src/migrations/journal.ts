import type { QueryRunner } from 'typeorm';
import type { Dialect } from '../engines/engine';
import type { Change } from './changes';

/**
 * MariaDB commits each change of a table by itself, so a process killed amid a migration leaves it
 * half done. What is done is written down step by step, and a second run goes on from there.
 */
const TABLE = `create table if not exists schema_steps
  (migration varchar(190) not null, step int not null, primary key (migration, step))`;

export async function climb(
  runner: QueryRunner,
  dialect: Dialect,
  migration: string,
  changes: readonly Change[],
): Promise<void> {
  if (dialect === 'sqlite') {
    // There a migration is one transaction, tables and all.
    for (const change of changes) await change.up(runner, dialect);
    return;
  }
  await runner.query(TABLE);
  const done = await stepsDone(runner, migration);
  // Between a change and its note lies a moment: of the first that isn't noted it must be looked up.
  let certain = false;
  for (const [step, change] of changes.entries()) {
    if (done.has(step)) continue;
    if (certain || !(await change.isDone?.(runner))) {
      certain = true;
      await run(runner, dialect, change, () => note(runner, migration, step));
    } else await note(runner, migration, step);
  }
}

/** A statement on rows is done together with its note or not at all; a change of a table can't be. */
async function run(
  runner: QueryRunner,
  dialect: Dialect,
  change: Change,
  noted: () => Promise<void>,
): Promise<void> {
  if (change.isDone) {
    await change.up(runner, dialect);
    await noted();
    return;
  }
  await runner.query('start transaction');
  try {
    await change.up(runner, dialect);
    await noted();
    await runner.query('commit');
  } catch (error) {
    await runner.query('rollback');
    throw error;
  }
}

async function stepsDone(runner: QueryRunner, migration: string): Promise<Set<number>> {
  const sql = 'select step from schema_steps where migration = ?';
  const rows = (await runner.query(sql, [migration])) as { step: number }[];
  return new Set(rows.map(({ step }) => Number(step)));
}

async function note(runner: QueryRunner, migration: string, step: number): Promise<void> {
  await runner.query('insert into schema_steps (migration, step) values (?, ?)', [migration, step]);
}

/** Undone, it may be done anew. */
export async function forgetSteps(
  runner: QueryRunner,
  dialect: Dialect,
  migration: string,
): Promise<void> {
  if (dialect === 'sqlite') return;
  await runner.query(TABLE);
  await runner.query('delete from schema_steps where migration = ?', [migration]);
}
