import { createHmac } from 'node:crypto';

/** What is signed, by whose secrets. */
export interface SignedDelivery {
  /** As the contract has it, `evt_…`. */
  readonly eventId: string;
  readonly body: string;
  /** As they are shown, `whsec_…`; the present one first. */
  readonly secrets: readonly string[];
  readonly now: Date;
}

/**
 * The headers that prove a delivery (the contract, "Webhooks"): our own, keyed with the secret as it is shown, and
 * those of Standard Webhooks, keyed with the bytes it stands for.
 */
export function signatureHeaders({ eventId, body, secrets, now }: SignedDelivery): Readonly<Record<string, string>> {
  const seconds = Math.floor(now.getTime() / 1000);
  const own = secrets.map((secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`);
  const standard = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${eventId}.${seconds}.${body}`).digest('base64')}`;
  });
  return {
    'X-Layers-Signature': [`t=${seconds}`, ...own].join(','),
    'X-Layers-Event-Id': eventId,
    'webhook-id': eventId,
    'webhook-timestamp': String(seconds),
    'webhook-signature': standard.join(' '),
  };
}
