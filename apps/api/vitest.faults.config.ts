import { defineConfig } from 'vitest/config';
import sources from '../../vitest.sources.json' with { type: 'json' };
import { clockLibrary } from './test/faults/faked-clock.ts';
import { canMount } from './test/faults/small-disk.ts';
import { canTrace } from './test/faults/strace.ts';

// CI installs strace: there the tests run anyway, and fail without it.
const isTraceable = process.env['CI'] !== undefined || canTrace();
if (!isTraceable)
  process.stdout.write(
    'Skipped: nothing is killed or fails at single system calls (no strace, or no right to trace).\n',
  );
const isMountable = canMount();
if (!isMountable) process.stdout.write('Skipped: no disk becomes full (no right to mount one).\n');
const isFakeable = process.env['CI'] !== undefined || clockLibrary() !== null;
if (!isFakeable) process.stdout.write('Skipped: no clock runs ahead (no libfaketime).\n');

/**
 * The service while calls to its disk fail or kill it: needs strace, and the right to mount a disk of its own. And
 * one whose clock is wrong: needs libfaketime.
 */
export default defineConfig({
  ...sources,
  test: {
    include: [
      ...(isTraceable ? ['test/faults/{errors,kills}.faults.ts'] : []),
      ...(isMountable ? ['test/faults/full-disk.faults.ts'] : []),
      ...(isFakeable ? ['test/faults/clock.faults.ts'] : []),
    ],
    passWithNoTests: true,
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
