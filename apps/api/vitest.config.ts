import { defineConfig } from 'vitest/config';

// A server's database is not at hand everywhere; who has one that may be emptied names it.
const hasServer = process.env['TEST_DATABASE_URL'] !== undefined;
if (!hasServer) process.stdout.write('PostgreSQL is not at hand (TEST_DATABASE_URL): test/on-postgres is left out; .ci/run runs it.\n');
const hasStore = hasServer && process.env['TEST_S3_ENDPOINT'] !== undefined;
if (!hasStore) process.stdout.write('PostgreSQL and S3 are not at hand (TEST_DATABASE_URL, TEST_S3_ENDPOINT): test/shared is left out; .ci/run runs it.\n');

// Another version of Node answers the same requests; what many rounds and many processes find, they found on the first.
const campaigns = ['test/hostile/fuzz.test.ts', 'test/hostile/memory.test.ts', 'test/http/*-model.test.ts', 'test/e2e/{crash,random-kills}.test.ts', 'test/operator/command-line.test.ts'];
const isBrief = process.env['CAMPAIGN'] === 'brief';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...(hasServer ? [] : ['test/on-postgres/**']), ...(hasStore ? [] : ['test/shared/**']), ...(isBrief ? campaigns : [])],
    // Most files wait for processes, clocks and disks more than they compute; those that need the server share its one database.
    maxWorkers: hasServer ? 1 : 2,
    // Files share modules, not state: each opens a service of its own. Loading and compiling them anew costs a third of the run.
    isolate: false,
    // Real disks, databases and child processes, on machines that do other things too.
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
