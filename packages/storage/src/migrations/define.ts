import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../engines/engine';
import type { Change } from './changes';
import { climb, forgetSteps } from './journal';

/** A migration class for TypeORM, made of changes. */
export interface MigrationClass {
  new (): MigrationInterface;
  readonly changes: readonly Change[];
}

/**
 * One step of the chain, written as data; `down` undoes the changes in reverse.
 *
 * @param name ends in epoch milliseconds (13 digits): the place in the chain
 */
export function defineMigration(name: string, changes: readonly Change[]): MigrationClass {
  if (!/[a-z]\d{13}$/i.test(name)) throw new Error(`a migration's name ends in 13 digits: ${name}`);
  return class implements MigrationInterface {
    static readonly changes = changes;
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await climb(runner, dialectOf(runner), name, changes);
    }

    async down(runner: QueryRunner): Promise<void> {
      for (const change of [...changes].reverse()) await change.down(runner, dialectOf(runner));
      await forgetSteps(runner, dialectOf(runner), name);
    }
  };
}

export function dialectOf(runner: QueryRunner): Dialect {
  return runner.dataSource.options.type === 'mariadb' ? 'mariadb' : 'sqlite';
}
