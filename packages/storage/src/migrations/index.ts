export * from './changes';
export {
  type ColumnPhrase,
  type Columns,
  type Index,
  index,
  type PortableType,
  unique,
} from './columns';
export { defineMigration, type MigrationClass } from './define';
export { missingChanges } from './diff';
export { drift, type MigrationSettings, migrateDownAll, migrateUp, SchemaTooNew } from './run';
export { migrationSource } from './write';
