/** What the exit code says; documented in `--help` and the README. */
export const exitCodes = { ok: 0, refused: 1, usage: 2, unreachable: 3 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command line or the files it names are at fault: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
