import type { Tenant } from '../account/tenant.ts';
import type { Page, PagePosition } from '../page.ts';
import type { TryOutcome, WebhookDelivery } from './webhook-delivery.ts';
import type { WebhookEndpoint, WebhookEndpointFields } from './webhook-endpoint.ts';
import type { WebhookEvent } from './webhook-event.ts';

export interface NewWebhookEndpoint extends WebhookEndpointFields {
  readonly id: string;
  readonly sealedSecret: Uint8Array;
}

export type CreatedWebhookEndpoint =
  | { readonly outcome: 'created'; readonly endpoint: WebhookEndpoint }
  | { readonly outcome: 'project_absent' }
  | { readonly outcome: 'quota_exceeded'; readonly used: number };

export interface WebhookEndpointChanges extends Partial<WebhookEndpointFields> {
  readonly status?: 'active' | 'paused';
}

export interface WebhookDeliveryQuery {
  readonly endpointId: string;
  readonly after: PagePosition | null;
  readonly limit: number;
}

/** Ids of what a test or a replay makes. */
export interface NewDelivery {
  readonly deliveryId: string;
  /** A bare ULID. */
  readonly eventId: string;
}

/** Reads of webhooks, in a transaction or outside. A deleted endpoint is absent. */
export interface WebhookRepository {
  /** Newest first; there are never more than `maxWebhookEndpoints`. */
  listWebhookEndpoints(): Promise<readonly WebhookEndpoint[]>;
  getWebhookEndpoint(id: string): Promise<WebhookEndpoint | null>;
  /** Its secret as it is sealed now. */
  findWebhookSecret(id: string): Promise<Uint8Array | null>;
  /** Newest first; null when there is no such endpoint. */
  listWebhookDeliveries(query: WebhookDeliveryQuery): Promise<Page<WebhookDelivery> | null>;
}

/** The writes of webhooks. What is recorded reaches the endpoints by `record`. */
export interface WebhookUnit {
  /** Of several calls at once no more succeed than `limit` allows. */
  createWebhookEndpoint(endpoint: NewWebhookEndpoint, limit: number): Promise<CreatedWebhookEndpoint>;
  /** Null when absent; what makes it active again forgets its failures. */
  updateWebhookEndpoint(
    id: string,
    changes: WebhookEndpointChanges,
  ): Promise<WebhookEndpoint | 'project_absent' | null>;
  /** From now on it is absent and its secret is gone; null when it was before. What waited for it is never sent. */
  deleteWebhookEndpoint(id: string): Promise<WebhookEndpoint | null>;
  /** The secret that was replaced stays beside the new one for `overlapMs`; an earlier one ends at once. */
  rotateWebhookSecret(id: string, sealedSecret: Uint8Array, overlapMs: number): Promise<WebhookEndpoint | null>;
  /** A `test.ping` for this endpoint alone. */
  testWebhookEndpoint(id: string, ids: NewDelivery): Promise<WebhookDelivery | null>;
  /** The same to the same endpoint again, as an event of its own. */
  replayWebhookDelivery(id: string, ids: NewDelivery): Promise<WebhookDelivery | null>;
  /** Ends a try by the sender that holds it. False when it holds it no longer: another has tried since. */
  settleWebhookTry(held: HeldTry, outcome: TryOutcome): Promise<{ readonly autoPaused: boolean } | null>;
}

/** A try as its sender holds it. */
export interface HeldTry {
  readonly endpointId: string;
  readonly deliveryId: string;
  /** Counts the tries of the endpoint. */
  readonly fence: number;
}

/** A delivery whose turn has come, held until its lease lapses. */
export interface ClaimedTry extends HeldTry {
  readonly tenant: Tenant;
  readonly url: string;
  readonly sealedSecret: Uint8Array;
  /** Of the secret before, as long as it signs too. */
  readonly previousSealedSecret: Uint8Array | null;
  /** How many tries there were, this one included. */
  readonly attempts: number;
  readonly event: WebhookEvent;
  /** What an earlier try sent; null on the first. */
  readonly body: string | null;
  /** When it was claimed. */
  readonly now: Date;
}

/** Limits of what is sent at once, over all processes. */
export interface SendingLimits {
  readonly perOrganization: number;
  /** How many of these may go to endpoints that did not answer well the last time, or never did. */
  readonly doubtedPerOrganization: number;
  /** How long a claim lasts. */
  readonly leaseMs: number;
}

/** What senders and the operator ask, whosever events they are. */
export interface WebhookMaintenance {
  /** Organizations that have something to send now and may, whoever had no turn for longest first. */
  listDueOrganizations(limits: SendingLimits, limit: number): Promise<readonly string[]>;
  /**
   * Claims up to `limit` deliveries of an organization, at most one an endpoint; nothing while another process is at
   * it.
   */
  claimTries(organizationId: string, limits: SendingLimits, limit: number): Promise<readonly ClaimedTry[]>;
  /** Keeps what will be sent for an event, for every try to come; answers what was kept first. */
  keepWebhookBody(eventId: string, body: string): Promise<string>;
  /** Oldest first; of all organizations when null. */
  listEndpoints(organizationId: string | null): Promise<readonly OperatedWebhookEndpoint[]>;
  /** Whose endpoint or delivery this is; null when absent. */
  findTenant(id: { readonly endpointId: string } | { readonly deliveryId: string }): Promise<Tenant | null>;
  /** By endpoint id, for whoever seals secrets anew or tries whether they open. */
  listSealedSecrets(afterId: string | null, limit: number): Promise<readonly SealedSecrets[]>;
  /** Puts other seals of the same secrets in place of those that were read, if they still stand. */
  replaceSealedSecrets(read: SealedSecrets, sealed: SealedSecrets): Promise<void>;
}

export interface SealedSecrets {
  readonly endpointId: string;
  readonly secret: Uint8Array;
  readonly previous: Uint8Array | null;
}

/** What the operator's commands see of an endpoint: whose it is, and how it stands. */
export interface OperatedWebhookEndpoint {
  readonly tenant: Tenant;
  readonly endpoint: WebhookEndpoint;
  /** Deliveries in a row that came to nothing. */
  readonly failures: number;
  /** Deliveries that wait for a first or another try. */
  readonly pending: number;
}
