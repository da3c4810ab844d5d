export { SchemaTooNewError } from './migrate.ts';
export type { DatabaseState } from './examine.ts';
export { examineDatabase, openDatabase } from './open-database.ts';
export type { DatabaseOptions, OpenedDatabase, OpeningStage } from './open-database.ts';
export { DataDirectoryInUseError, lockDirectory } from './pglite/directory-lock.ts';
export type { ObserveStatement } from './observed-database.ts';
export type { PostgresOptions } from './postgres-database.ts';
export { SqlError } from './sql-error.ts';
