export { openTestDatabase } from './testing/test-database.ts';
export type { TestDatabase } from './testing/test-database.ts';
