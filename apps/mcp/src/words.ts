import {
  FileUnreadableError,
  LayersApiError,
  LayersNetworkError,
  MediaRefusedError,
  PostInvalidError,
  UploadsFailedError,
} from '@layers-content/client';
import { z } from 'zod';
import { nextStepOf } from './next-steps.ts';
import { Refusal } from './refusal.ts';

/**
 * What went wrong and what to do next, for a caller that reads nothing else.
 * @returns null for what is no fault that a caller could know of.
 */
export function wordsOf(error: unknown): string | null {
  if (error instanceof Refusal) return error.message;
  if (error instanceof z.ZodError) return argumentWords(error);
  if (error instanceof LayersApiError) return apiWords(error);
  if (error instanceof UploadsFailedError) return uploadsWords(error);
  return clientWords(error);
}

function argumentWords({ issues }: z.ZodError): string {
  const faults = issues.map(({ path, message }) => `- ${path.length === 0 ? 'arguments' : path.join('.')}: ${message}`);
  return lines('ARGUMENTS: these are not as the tool takes them.', ...faults, 'Next: correct them and call again.');
}

function apiWords({ status, code, message, details, requestId, retryAfterSeconds }: LayersApiError): string {
  return lines(
    `${code} (${status}): ${message}`,
    details === null ? null : `Details: ${JSON.stringify(details)}`,
    retryAfterSeconds === null ? null : `Wait: ${retryAfterSeconds} s`,
    `Next: ${nextStepOf(code)}`,
    requestId === null ? null : `Request: ${requestId}`,
  );
}

function uploadsWords({ message, outcomes }: UploadsFailedError): string {
  const each = outcomes.map(({ filenames, error }) => `${filenames.join(', ')}: ${wordsOf(error) ?? 'it failed.'}`);
  return lines(`UPLOADS_FAILED: ${message}`, ...each);
}

/** What went wrong on this side of the service. */
function clientWords(error: unknown): string | null {
  if (error instanceof LayersNetworkError)
    return lines(
      `NO_ANSWER: ${error.message}`,
      'Next: it is not known whether the call took effect. Look with a list or get tool before you repeat what makes or changes something. If nothing answers, ask the person whether the service runs.',
    );
  if (error instanceof MediaRefusedError)
    return lines(
      `NOT_MEDIA: ${error.message}`,
      'Nothing was sent.',
      'Next: name other files, or have these made anew. Renaming one helps only where it is of another type that is taken.',
    );
  if (error instanceof PostInvalidError)
    return lines(`POST_INVALID: ${error.message}`, 'Nothing was sent.', 'Next: call again with what can be a post.');
  if (!(error instanceof FileUnreadableError)) return null;
  return lines(`FILE_UNREADABLE: ${error.message}`, 'Next: call again when nothing writes to the file any more.');
}

function lines(...all: readonly (string | null)[]): string {
  return all.filter((line) => line !== null).join('\n');
}
