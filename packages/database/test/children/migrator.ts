import { openDatabase } from '../../src/index.ts';

// Waits for its start with all the others, opens the database and tells how many migrations that took.
const [url = '', at = '0'] = process.argv.slice(2);
process.stdout.write('waiting\n');
while (Date.now() < Number(at)) {
  // Spinning, so that all go at the same moment.
}
let applied = -1;
const repository = await openDatabase({
  engine: 'postgres',
  url,
  onMigrated: (count) => {
    applied = count;
  },
});
process.stdout.write(`applied ${applied}, empty ${await repository.isEmpty()}\n`);
await repository.close();
