#!/usr/bin/env node
import { readEnvironment } from './config.ts';
import { runCli } from './run-cli.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  environment: readEnvironment(),
  workingDirectory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
});
