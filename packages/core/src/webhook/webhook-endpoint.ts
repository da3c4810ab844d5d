import { NotFoundError, refusalOfIssues } from '../errors.ts';
import type { Metadata } from '../project/project.ts';
import { metadataIssues } from '../project/project.ts';
import type { WebhookEventType } from './webhook-event.ts';

/** `auto_paused`: by the service, after too many deliveries in a row came to nothing. */
export type WebhookEndpointStatus = 'active' | 'paused' | 'auto_paused';

/** What a client may set on an endpoint. */
export interface WebhookEndpointFields {
  readonly url: string;
  readonly events: readonly WebhookEventType[];
  readonly description: string | null;
  readonly metadata: Metadata | null;
  /** Only events of this project; null: of all. */
  readonly projectId: string | null;
}

export interface WebhookEndpoint extends WebhookEndpointFields {
  readonly id: string;
  readonly status: WebhookEndpointStatus;
  readonly createdAt: Date;
  /** When it last answered with 2xx. */
  readonly lastDeliveryAt: Date | null;
}

/** An endpoint with the secret its deliveries are signed with, as it is shown once. */
export interface SigningEndpoint {
  readonly endpoint: WebhookEndpoint;
  readonly signingSecret: string;
}

/** At most so many endpoints of an organization in one environment. */
export const maxWebhookEndpoints = 20;

/** How long deliveries are also signed with the secret before a rotation. */
export const secretOverlapMs = 86_400_000;

/** What every 404 for an endpoint says. */
export function endpointNotFound(): NotFoundError {
  return new NotFoundError('There is no such webhook endpoint. Check the endpoint id.');
}

/** What every 404 for a delivery says. */
export function deliveryNotFound(): NotFoundError {
  return new NotFoundError('There is no such webhook delivery. Check the delivery id; they are kept for 30 days.');
}

/** Judges whether events may be sent to a URL at all, without asking anybody. */
export interface UrlGuard {
  /** What is wrong with it, as it follows on "must"; null when nothing is. */
  faultOf(url: string): string | null;
}

/** The rules of an endpoint's fields that a schema cannot tell. @throws ValidationError. */
export function checkEndpointFields(urlGuard: UrlGuard, { url, metadata }: Partial<WebhookEndpointFields>): void {
  const fault = url === undefined ? null : urlGuard.faultOf(url);
  const issues = [...(fault === null ? [] : [{ path: 'body/url', message: fault }]), ...metadataIssues(metadata)];
  if (issues.length > 0) throw refusalOfIssues(issues);
}
