import { sendDeliveries } from '@layers-content/core';
import type { ClaimedTry, SigningSecrets } from '@layers-content/core';
import type { BackgroundJob } from '../background/background.ts';
import type { Context } from '../context.ts';
import { presentWebhookEvent, webhookEventIdOf } from '../operations/present-webhook.ts';
import { signatureHeaders } from './sign-delivery.ts';

/** How long an event may lie before somebody sees that it is due. */
const lookIntervalMs = 1_000;

/** Sends what is due; every process does (docs/webhooks.md). */
export function deliveryJob(context: Context): BackgroundJob {
  const { repository, environments, signingSecrets, webhookTransport, timers, telemetry, log } = context;
  const ports = {
    repository,
    transport: webhookTransport,
    present: ({ event, tenant }: Pick<ClaimedTry, 'event' | 'tenant'>) =>
      presentWebhookEvent(event, environments[tenant.environment].mediaUrls),
    sign: (claimed: ClaimedTry, body: string) =>
      signatureHeaders({
        eventId: webhookEventIdOf(claimed.event.id),
        body,
        secrets: secretsOf(claimed, signingSecrets),
        now: claimed.now,
      }),
    timers,
    observer: {
      tried: ({ result }: { readonly result: string }) => telemetry.metrics.webhookTries.inc({ result }),
      broke: (error: unknown) => log.error({ err: error }, 'a webhook delivery could not be tried; it is tried again'),
    },
  };
  return { name: 'sendDeliveries', intervalMs: lookIntervalMs, run: (stopping) => sendDeliveries(ports, stopping) };
}

function secretsOf(
  { endpointId, sealedSecret, previousSealedSecret }: ClaimedTry,
  signingSecrets: SigningSecrets,
): readonly string[] {
  const sealed = previousSealedSecret === null ? [sealedSecret] : [sealedSecret, previousSealedSecret];
  return sealed.map((secret) => signingSecrets.open(endpointId, secret));
}
