import type { Database } from '../database';
import { type AnyClass, openDatabase, type Schema } from '../open';
import {
  addColumn,
  type Change,
  changeColumn,
  createIndex,
  createTable,
  dropColumn,
  dropIndex,
} from './changes';
import { migrateUp } from './run';
import { presentShape, type TableShape, wantedShape } from './shape';

/** What lies between the chain of migrations and the entities, in the order to be done. */
export async function missingChanges(schema: Schema): Promise<Change[]> {
  const database = await openDatabase({ ...schema, file: ':memory:' });
  try {
    await migrateUp(database);
    const changes = await Promise.all(schema.entities.map((entity) => changesOf(database, entity)));
    return changes.flat();
  } finally {
    await database.close();
  }
}

async function changesOf({ source }: Database, entity: AnyClass): Promise<Change[]> {
  const wanted = wantedShape(source, source.getMetadata(entity));
  const runner = source.createQueryRunner();
  try {
    const table = await runner.getTable(wanted.name);
    if (table) return difference(presentShape(table), wanted);
  } finally {
    await runner.release();
  }
  const columns = Object.fromEntries(wanted.columns);
  return [createTable(wanted.name, columns, [...wanted.indices.values()])];
}

function difference(present: TableShape, wanted: TableShape): Change[] {
  const { name } = wanted;
  const changes: Change[] = [];
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  for (const [key, former] of present.indices)
    if (!same(former, wanted.indices.get(key))) changes.push(dropIndex(name, former));
  for (const [column, phrase] of wanted.columns) {
    const former = present.columns.get(column);
    if (!former) changes.push(addColumn(name, column, addable(name, column, phrase)));
    else if (former !== phrase) changes.push(changeColumn(name, column, former, phrase));
  }
  for (const [column, former] of present.columns)
    if (!wanted.columns.has(column)) changes.push(dropColumn(name, column, former));
  for (const [key, index] of wanted.indices)
    if (!same(index, present.indices.get(key))) changes.push(createIndex(name, index));
  return changes;
}

function addable<Phrase extends string>(table: string, column: string, phrase: Phrase): Phrase {
  if (/ null| default /.test(phrase)) return phrase;
  throw new Error(
    `${table}.${column} is added to a table that may have rows: make it nullable or give it a default`,
  );
}
