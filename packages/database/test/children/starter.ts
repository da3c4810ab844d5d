import { lockDirectory, DataDirectoryInUseError } from '../../src/pglite/directory-lock.ts';

// Waits for a moment, then tries to take the directory, tells how it went and stays until it is killed.
const [dataDir = '', at = '0'] = process.argv.slice(2);
process.stdout.write('waiting\n');
while (Date.now() < Number(at)) {
  // Spinning, so that all starters go at the same moment.
}
try {
  await lockDirectory(dataDir);
  process.stdout.write('locked\n');
} catch (error) {
  if (!(error instanceof DataDirectoryInUseError)) throw error;
  process.stdout.write(`refused ${error.pid}\n`);
}
setInterval(() => undefined, 1000);
