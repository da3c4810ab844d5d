import { LayersApiError, LayersNetworkError } from '@layers-content/client';
import { z } from 'zod';
import { nextStepOf } from './next-steps.ts';
import { Refusal } from './refusal.ts';

/**
 * What went wrong and what to do next, for a caller that reads nothing else.
 * @returns null for what is no fault that a caller could know of.
 */
export function wordsOf(error: unknown): string | null {
  if (error instanceof z.ZodError) return argumentWords(error);
  if (error instanceof LayersApiError) return apiWords(error);
  if (error instanceof LayersNetworkError)
    return lines(
      `NO_ANSWER: ${error.message}`,
      'Next: it is not known whether the call took effect. Look with a list or get tool before you repeat what makes or changes something. If nothing answers, ask the person whether the service runs.',
    );
  return error instanceof Refusal ? error.message : null;
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

function lines(...all: readonly (string | null)[]): string {
  return all.filter((line) => line !== null).join('\n');
}
