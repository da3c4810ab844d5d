export { copyPreparedDirectory } from './testing/prepared-directory.ts';
export { openServerTestDatabase, openTestDatabase } from './testing/test-database.ts';
export type { TestDatabase } from './testing/test-database.ts';
