/**
 * What the exit code says; the same in every version. `meanings` is printed by `--help`, and tested to stand in the
 * README.
 */
export const exitCodes = {
  ok: 0,
  refused: 1,
  usage: 2,
  unreachable: 3,
  unfit: 4,
  fault: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const meanings: Readonly<Record<ExitCode, string>> = {
  0: 'done',
  1: 'the API refused or failed',
  2: 'wrong usage or bad input: a missing file, a type that is not taken, no credentials',
  3: 'the service cannot be reached',
  4: 'a file is broken, or a post does not fit a platform (fit, upload --dry-run)',
  70: 'a fault of this program',
  130: 'stopped by Ctrl-C; layers-content resume goes on',
};
