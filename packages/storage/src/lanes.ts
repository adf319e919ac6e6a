import type { EntityManager } from 'typeorm';
import type { Answer } from './engines/engine';
import type { Statement } from './sql';

type Lane = (statement: Statement) => Promise<Answer>;

const lanes = new WeakMap<EntityManager, Lane>();

/** Notes how a manager's statements reach the database without TypeORM's query builder. */
export function openLane(manager: EntityManager, lane: Lane): void {
  lanes.set(manager, lane);
}

export function laneOf(manager: EntityManager): Lane {
  const lane = lanes.get(manager);
  if (!lane) throw new Error('not the manager of a Database');
  return lane;
}
