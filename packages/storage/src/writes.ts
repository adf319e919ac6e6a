import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import { isUniqueViolation } from './errors';

interface Versioned extends ObjectLiteral {
  version: number;
}

/**
 * Changes a row only if it still is as it was read; false when another one was faster (or the row
 * is gone), and then nothing has been written.
 *
 * @param seen the key and the version as read; further columns in it must match too
 */
export async function compareAndSet<Entity extends Versioned>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  seen: Partial<Entity> & { readonly version: number },
  changes: Partial<Omit<Entity, 'version'>>,
): Promise<boolean> {
  const result = await manager.update(
    entity,
    seen as FindOptionsWhere<Entity>,
    { ...changes, version: seen.version + 1 } as unknown as QueryDeepPartialEntity<Entity>,
  );
  return result.affected === 1;
}

/**
 * Inserts rows in one statement. Unlike TypeORM's own it takes any type in a JSON column and leaves
 * the rows as they are: MariaDB would write its own 1 over a `true`.
 */
export async function insert<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  ...rows: readonly Partial<Entity>[]
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows as QueryDeepPartialEntity<Entity>[];
  await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(values)
    .updateEntity(false)
    .execute();
}

/** Inserts unless a primary or unique key is taken; tells whether it did. Other failures throw. */
export async function insertIgnore<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  row: Partial<Entity>,
): Promise<boolean> {
  try {
    await insert(manager, entity, row);
    return true;
  } catch (error) {
    // INSERT IGNORE would also swallow what is too long or missing.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
