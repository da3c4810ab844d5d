import {
  FileUnreadableError,
  LayersApiError,
  LayersNetworkError,
  UnsupportedFileTypeError,
} from '@layers-content/client';
import { CommanderError } from 'commander';
import { exitCodes, UsageError } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { printable, printLine } from './terminal.ts';
import type { Output, Terminal } from './terminal.ts';

/**
 * Says on stderr what went wrong and what to do; with `json` an API's refusal also stands on stdout, as it came.
 * @returns the exit code; errors that are none of ours are thrown on.
 */
export function reportError(
  error: unknown,
  { stdout, stderr }: Terminal,
  { json }: { readonly json: boolean },
): ExitCode {
  // Commander has said on its own what it had to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (
    error instanceof UsageError ||
    error instanceof UnsupportedFileTypeError ||
    error instanceof FileUnreadableError
  ) {
    printLine(stderr, `error: ${printable(error.message)}`);
    return exitCodes.usage;
  }
  if (error instanceof LayersNetworkError) {
    printLine(stderr, `error: ${error.message}${causeOf(error)}`);
    return exitCodes.unreachable;
  }
  if (!(error instanceof LayersApiError)) throw error;
  if (json && isEnvelope(error.body)) printLine(stdout, JSON.stringify(error.body));
  printRefusal(stderr, error);
  return exitCodes.refused;
}

function printRefusal(
  stderr: Output,
  { status, code, message, requestId, details, retryAfterSeconds }: LayersApiError,
): void {
  printLine(stderr, `error: ${printable(message)}`);
  // The message itself mostly names the first fault.
  const untold = issuesIn(details).filter(({ path, message: fault }) => !message.startsWith(`${path} ${fault}`));
  for (const { path, message: fault } of untold) printLine(stderr, `       ${printable(`${path}: ${fault}`)}`);
  printLine(stderr, `       ${printable(`${code} (${status})${requestId === null ? '' : `, request ${requestId}`}`)}`);
  const advice = adviceFor(code, retryAfterSeconds);
  if (advice !== null) printLine(stderr, `       ${advice}`);
}

/** What the service cannot know: how this tool is used. */
function adviceFor(code: string, retryAfterSeconds: number | null): string | null {
  if (code === 'UNAUTHENTICATED') return 'Check where the key comes from: layers-content --help names the order.';
  if (code === 'FORBIDDEN_SCOPE') return 'Use a key with that scope.';
  if (code === 'NOT_FOUND') return 'Check the id, and whether it is of the live or the test world (--test).';
  if (code === 'INTERNAL') return 'Quote the request id when you report this.';
  return retryAfterSeconds === null ? null : `Try again in ${retryAfterSeconds} s.`;
}

function issuesIn(
  details: Readonly<Record<string, unknown>> | null,
): { readonly path: string; readonly message: string }[] {
  const issues: readonly unknown[] = Array.isArray(details?.['issues']) ? details['issues'] : [];
  return issues.flatMap((issue) => {
    if (typeof issue !== 'object' || issue === null || !('path' in issue) || !('message' in issue)) return [];
    return [{ path: String(issue.path), message: String(issue.message) }];
  });
}

function isEnvelope(body: unknown): boolean {
  return typeof body === 'object' && body !== null;
}

function causeOf({ cause }: LayersNetworkError): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : null;
  return code === null ? '' : ` (${code})`;
}
