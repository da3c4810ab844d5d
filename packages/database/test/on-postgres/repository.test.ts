import { migrate } from '../../src/migrate.ts';
import { PostgresDatabase } from '../../src/postgres-database.ts';
import { testDatabaseOver } from '../../src/testing.ts';
import { repositoryConformance } from '../repository.conformance.ts';

// Runs where TEST_DATABASE_URL names a database that may be emptied: there, transactions truly run side by side.
repositoryConformance('PostgreSQL', async () => {
  const database = new PostgresDatabase(process.env['TEST_DATABASE_URL'] ?? '');
  await migrate(database);
  return testDatabaseOver(database);
});
