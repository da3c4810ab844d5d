export { copyPreparedDirectory } from './testing/prepared-directory.ts';
export { openTestDatabase, testDatabaseOver } from './testing/test-database.ts';
export type { TestDatabase } from './testing/test-database.ts';
