import type { WebhookEventType } from './webhook-event.ts';

export type WebhookDeliveryStatus = 'pending' | 'delivering' | 'delivered' | 'failed' | 'abandoned';

/** Why a try came to nothing. A closed set, told to clients: no address and nothing of the network is in it. */
export const webhookFailures = {
  timed_out: 'No answer came within 15 seconds.',
  unreachable: 'The endpoint could not be reached.',
  redirected: 'The endpoint redirects. Give the address it leads to.',
  refused: 'The endpoint answered with a status other than 2xx.',
  unsendable: 'The service itself could not send it.',
} as const;
export type WebhookFailure = keyof typeof webhookFailures;

/** One event on its way to one endpoint. */
export interface WebhookDelivery {
  readonly id: string;
  readonly endpointId: string;
  /** A bare ULID. */
  readonly eventId: string;
  readonly eventType: WebhookEventType;
  readonly status: WebhookDeliveryStatus;
  readonly attempts: number;
  /** Null once there is no next try. */
  readonly nextRetryAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly abandonedAt: Date | null;
  readonly lastResponseStatus: number | null;
  readonly lastFailure: WebhookFailure | null;
  readonly createdAt: Date;
}

/** What came of one POST. */
export type WebhookAnswer =
  | { readonly status: number; readonly retryAfterMs: number | null }
  | { readonly failure: Exclude<WebhookFailure, 'refused'> };

/** What a try ends as. */
export interface TryOutcome {
  /** `retry`: another try follows. */
  readonly result: 'delivered' | 'retry' | 'failed' | 'abandoned';
  /** How long until the next try; null where none follows. */
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  readonly failure: WebhookFailure | null;
  /** The endpoint said that it is gone, and is paused at once. */
  readonly isGone: boolean;
}

/** After each try that came to nothing, how long until the next (the contract, "Webhooks"). */
const retryDelaysMs = [30_000, 60_000, 300_000, 900_000, 3_600_000, 21_600_000, 86_400_000] as const;
const longestRetryAfterMs = 86_400_000;
/** Statuses of 4xx that may become better by waiting. */
const passing4xx = [408, 425, 429];

/** @param attempts how many tries there were, this one included. */
export function outcomeOfTry(answer: WebhookAnswer, attempts: number): TryOutcome {
  const status = 'status' in answer ? answer.status : null;
  const failure = 'failure' in answer ? answer.failure : failureOf(answer.status);
  const ended = { status, failure, retryAfterMs: null, isGone: status === 410 };
  if (failure === null) return { ...ended, result: 'delivered' };
  if (status !== null && status >= 400 && status < 500 && !passing4xx.includes(status))
    return { ...ended, result: 'failed' };
  const delayMs = retryDelaysMs[attempts - 1];
  if (delayMs === undefined) return { ...ended, result: 'abandoned' };
  const askedMs = 'status' in answer ? (answer.retryAfterMs ?? 0) : 0;
  return { ...ended, result: 'retry', retryAfterMs: Math.max(delayMs, Math.min(askedMs, longestRetryAfterMs)) };
}

function failureOf(status: number): WebhookFailure | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirected' : 'refused';
}
