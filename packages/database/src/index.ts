export { SchemaTooNewError } from './migrate.ts';
export { openDatabase } from './open-database.ts';
export type { DatabaseOptions, OpenedDatabase, OpeningStage } from './open-database.ts';
export { DataDirectoryInUseError, lockDirectory } from './pglite/directory-lock.ts';
export type { PostgresOptions } from './postgres-database.ts';
export { SqlError } from './sql-error.ts';
