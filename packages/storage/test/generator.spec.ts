import { runInNewContext } from 'node:vm';
import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import * as storage from '../src';
import {
  type AnyClass,
  CountColumn,
  drift,
  FlagColumn,
  IdColumn,
  insert,
  type MigrationClass,
  migrateUp,
  migrationSource,
  missingChanges,
  type Schema,
  TextColumn,
} from '../src';
import { schema, Thing, thing } from './schema';

/** The same table some months later: columns come, go, change; so do indices. */
@Entity('things')
@Index(['name'])
class LaterThing {
  @IdColumn() id!: string;
  @TextColumn({ length: 80 }) name!: string;
  @TextColumn({ nullable: true }) story!: string | null;
  @CountColumn({ default: 3 }) places!: number;
  @FlagColumn({ default: true }) open!: boolean;
  @TextColumn({ length: 20, default: 'as is' }) remark!: string;
}

@Entity('extras')
@Index(['thingId', 'name'], { unique: true })
class Extra {
  @IdColumn() id!: string;
  @TextColumn({ length: 26 }) thingId!: string;
  @TextColumn({ length: 20 }) name!: string;
}

const later = [Thing, LaterThing, Extra];
const entitiesNow = schema.entities.filter((entity) => entity !== Thing);

/** Runs the written file as the application would, with this package behind its import. */
function run(source: string): MigrationClass {
  const body = source
    .replace(/^import (\{[^}]+\}) from '@yizhan\/storage';$/m, 'const $1 = storage;')
    .replace(/^export const \w+ = /m, 'made = ');
  const context: { storage: typeof storage; made?: MigrationClass } = { storage };
  runInNewContext(body, context);
  if (!context.made) throw new Error(`no migration in ${source}`);
  return context.made;
}

describe('the migration generator', () => {
  let suite: SuiteDatabase;
  beforeAll(async () => {
    suite = await suiteDatabase(schema);
  });
  afterAll(() => suite.drop());

  const wanted: Schema = {
    entities: [...entitiesNow, ...later.slice(1)],
    migrations: schema.migrations,
  };

  it('writes a file that goes up with its rows, without drift, and down again', async () => {
    await insert(suite.db.manager, Thing, thing({ name: '搬运工', story: '很长' }));
    const name = 'LaterThings1763700000002';
    const migration = run(migrationSource(name, await missingChanges(wanted)));
    const next = { ...wanted, migrations: [...wanted.migrations, migration] };
    const db = await storage.openDatabase({ ...next, ...suite.connection });
    try {
      expect(await migrateUp(db)).toEqual([name]);
      expect(await drift(db)).toEqual([]);
      const [row] = await db.repository(LaterThing).find();
      expect(row).toMatchObject({
        name: '搬运工',
        story: '很长',
        places: 3,
        open: true,
        remark: 'as is',
      });
      await db.source.undoLastMigration({ transaction: 'each' });
    } finally {
      await db.close();
    }
    expect(await drift(suite.db)).toEqual([]);
    expect(await suite.db.query('select name from things')).toEqual([{ name: '搬运工' }]);
  });

  it('writes what a person would', async () => {
    const changes = await missingChanges({ ...wanted, entities: [Extra] });
    expect(migrationSource('Extras1763700000003', changes)).toBe(
      `import { createTable, defineMigration, unique } from '@yizhan/storage';

export const Extras1763700000003 = defineMigration('Extras1763700000003', [
  createTable(
    'extras',
    {
      id: 'varchar(26) primary',
      thing_id: 'varchar(26)',
      name: 'varchar(20)',
    },
    [unique('ix_extras_thing_id_name', 'thing_id', 'name')],
  ),
]);
`,
    );
  });

  it('refuses what is not the same on both engines', async () => {
    const faults = (entity: AnyClass) => missingChanges({ entities: [entity], migrations: [] });
    await expect(faults(Numbered)).rejects.toThrow('ids are made by the application');
    await expect(faults(Quoting)).rejects.toThrow('a default without quotes');
    await expect(faults(Constrained)).rejects.toThrow('instead of @Unique');
    await expect(
      missingChanges({ entities: [Demanding], migrations: schema.migrations }),
    ).rejects.toThrow('things.demanded is added to a table that may have rows');
  });
});

@Entity('numbered')
class Numbered {
  @PrimaryGeneratedColumn() id!: number;
}

@Entity('quoting')
class Quoting {
  @IdColumn() id!: string;
  @TextColumn({ length: 9, default: "it's" }) name!: string;
}

@Entity('constrained')
@Unique(['name'])
class Constrained {
  @IdColumn() id!: string;
  @TextColumn({ length: 9 }) name!: string;
}

@Entity('things')
class Demanding {
  @IdColumn() id!: string;
  @CountColumn() demanded!: number;
}
