#!/usr/bin/env node
import { readEnvironment } from './config.ts';
import { runCli } from './run-cli.ts';

// A reader such as `head` may have seen enough; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  environment: readEnvironment(),
  workingDirectory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  onInterrupt: (listener) => {
    process.once('SIGINT', listener);
    return () => process.off('SIGINT', listener);
  },
});
