import { readConfig } from '../config/config.ts';
import { runAdmin } from './run-admin.ts';

// A reader such as `head` may have seen enough; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await runAdmin(process.argv.slice(2), {
  readConfig: () => readConfig(process.cwd()),
  workingDirectory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
});
