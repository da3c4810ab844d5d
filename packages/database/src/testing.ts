export type { Database } from './database.ts';
export { openMigrated } from './open-database.ts';
export { copyPreparedDirectory } from './testing/prepared-directory.ts';
export { createServerDatabase } from './testing/server-database.ts';
export type { ServerDatabase } from './testing/server-database.ts';
export { openServerTestDatabase, openTestDatabase, takeTestDatabase } from './testing/test-database.ts';
export type { TestDatabase } from './testing/test-database.ts';
