import { isLayersError, LayersApiError, LayersNetworkError } from '@layers-content/client';
import { CommanderError } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Invocation } from '../invocation.ts';
import { afterRefusal, afterSilence, itsHelp } from './next-command.ts';
import type { NextCommand } from './next-command.ts';
import { UploadStopped } from '../upload/upload-stopped.ts';
import { UsageError } from './usage-error.ts';

/** What went wrong, for people and programs alike. */
export interface Failure {
  readonly exitCode: ExitCode;
  /** The API's error, as it came; one of the same form for what the API never saw. */
  readonly error: { readonly code: string; readonly message: string; readonly requestId: string | null };
  /** What else people are told: faults in detail, code and request. */
  readonly lines: readonly string[];
  readonly next: NextCommand;
}

/** Every error is explained; what nobody expected is a fault of this program. */
export function explain(error: unknown, invocation: Invocation): Failure {
  if (error instanceof LayersApiError) return refusal(error, invocation);
  if (error instanceof LayersNetworkError)
    return own(exitCodes.unreachable, error.code, `${error.message}${causeOf(error)}`, afterSilence(invocation));
  if (error instanceof UsageError)
    return own(exitCodes.usage, error.code, error.message, error.next ?? itsHelp(invocation));
  // All of them are about what was named on the command line.
  if (isLayersError(error)) return own(exitCodes.usage, error.code, error.message, itsHelp(invocation));
  if (error instanceof UploadStopped)
    return own(exitCodes.interrupted, 'INTERRUPTED', error.message, itsHelp(invocation));
  if (error instanceof CommanderError)
    return own(exitCodes.usage, 'USAGE', error.message.replace(/^error: /, ''), itsHelp(meant(error, invocation)));
  return own(exitCodes.fault, 'PROGRAM_FAULT', `This program failed: ${describe(error)}`, itsHelp(invocation));
}

/** Of a mistyped command the help of the one that was meant. */
function meant({ message }: CommanderError, invocation: Invocation): Invocation {
  const command = /unknown command[^]*\(Did you mean ([\w-]+)\?\)/.exec(message)?.[1];
  return command === undefined ? invocation : { ...invocation, command };
}

function own(exitCode: ExitCode, code: string, message: string, next: NextCommand): Failure {
  return { exitCode, error: { code, message, requestId: null }, lines: [], next };
}

function refusal(error: LayersApiError, invocation: Invocation): Failure {
  const { status, code, message, requestId, details, retryAfterSeconds } = error;
  // The message itself mostly names the first fault.
  const untold = issuesIn(details).filter(({ path, message: fault }) => !message.startsWith(`${path} ${fault}`));
  return {
    exitCode: exitCodes.refused,
    error: { code, message, requestId, ...(details === null ? {} : { details }) },
    lines: [
      ...untold.map(({ path, message: fault }) => `${path}: ${fault}`),
      `${code} (${status})${requestId === null ? '' : `, request ${requestId}`}`,
      ...(code === 'INTERNAL' ? ['Quote the request id when you report this.'] : []),
      ...(retryAfterSeconds === null ? [] : [`Try again in ${retryAfterSeconds} s.`]),
    ],
    next: afterRefusal(error, invocation),
  };
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

function causeOf({ cause }: LayersNetworkError): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : null;
  return code === null ? '' : ` (${code})`;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
