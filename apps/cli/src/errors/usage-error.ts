import type { NextCommand } from './next-command.ts';

/** The command line or the files it names are at fault: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** For programs, in the form of the API's codes. */
  readonly code: string;
  /** What to type now; null where the command's own help tells it best. */
  readonly next: NextCommand | null;

  constructor(
    message: string,
    { cause, code = 'USAGE', next = null }: { cause?: unknown; code?: string; next?: NextCommand | null } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.next = next;
  }
}
