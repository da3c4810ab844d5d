import { sendingLimits } from '@layers-content/core';
import type { ClaimedTry, NewDelivery, NewWebhookEndpoint, TryOutcome, WebhookDelivery } from '@layers-content/core';
import { newId } from './given.ts';
import type { Given } from './given.ts';

export const limits = sendingLimits;

export const newEndpoint = (changes: Partial<NewWebhookEndpoint> = {}): NewWebhookEndpoint => ({
  id: newId(),
  url: 'https://example.com/hooks',
  events: ['content.completed'],
  description: null,
  metadata: null,
  projectId: null,
  sealedSecret: new Uint8Array([1, 2, 3]),
  ...changes,
});

export const newDelivery = (): NewDelivery => ({
  deliveryId: newId(),
  eventId: `01JXJ8Q2M4Z6T8V0W2Y${newId().slice(-7)}`,
});

/** An endpoint of the tenant; its id. */
export async function givenEndpoint({ own }: Given, changes: Partial<NewWebhookEndpoint> = {}): Promise<string> {
  const created = await own.createWebhookEndpoint(newEndpoint(changes), 20);
  if (created.outcome !== 'created') throw new Error(created.outcome);
  return created.endpoint.id;
}

/** An endpoint with one `test.ping` that waits for it. */
export async function givenDelivery(given: Given): Promise<WebhookDelivery> {
  const delivery = await given.own.testWebhookEndpoint(await givenEndpoint(given), newDelivery());
  if (!delivery) throw new Error('the endpoint is absent');
  return delivery;
}

/** Of all endpoints, newest first. */
export async function deliveriesOf({ own }: Given): Promise<readonly WebhookDelivery[]> {
  const endpoints = await own.listWebhookEndpoints();
  const pages = await Promise.all(
    endpoints.map(({ id }) => own.listWebhookDeliveries({ endpointId: id, after: null, limit: 200 })),
  );
  return pages.flatMap((page) => page?.items ?? []);
}

export const claimUpTo = ({ repository, tenant }: Given, limit: number): Promise<readonly ClaimedTry[]> =>
  repository.webhooks.claimTries(tenant.organizationId, limits, limit);

export const delivered: TryOutcome = {
  result: 'delivered',
  retryAfterMs: null,
  status: 204,
  failure: null,
  isGone: false,
};
export const retried: TryOutcome = {
  result: 'retry',
  retryAfterMs: 30_000,
  status: 500,
  failure: 'refused',
  isGone: false,
};
export const failed: TryOutcome = { ...retried, result: 'failed', retryAfterMs: null, status: 400 };
