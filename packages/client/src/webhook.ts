import type { ContentItem } from '@layers-content/contract';
import { parseJson } from './answers.ts';

/** A delivery as it came to your endpoint. */
export interface ReceivedWebhook {
  /** The body's bytes, or its text, as they came: parsed and written again they are others. */
  readonly body: string | Uint8Array;
  /** A `Headers`, or an object with lower-case names as Node has it. */
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface VerifyOptions {
  /** The `signingSecret` of the endpoint, `whsec_…`; or the old and the new one while it is rotated. */
  readonly secret: string | readonly string[];
  /** How far the sender's clock and this one may be apart. */
  readonly toleranceSeconds?: number;
  /** Instead of the clock of this machine. */
  readonly now?: Date;
}

/** What happened. More types will come: leave alone what you do not know. */
export type WebhookEvent =
  | Told<'content.completed' | 'caption.updated', ContentItem>
  | Told<'content.generated', Pick<ContentItem, 'id' | 'projectId' | 'assets'>>
  | Told<
      'content.canceled' | 'upload.expired',
      { readonly id: string; readonly projectId: string; readonly reason: string }
    >
  | Told<'content.approved', { readonly id: string; readonly projectId: string; readonly note: string | null }>
  | Told<'content.rejected', { readonly id: string; readonly projectId: string; readonly reason: string }>
  | Told<'test.ping', { readonly endpointId: string }>;

interface Told<Type extends string, Data> {
  /** `evt_…`, the same whenever it is delivered again. */
  readonly id: string;
  readonly type: Type;
  readonly createdAt: string;
  readonly data: Data;
  /** Of a replay, the id of the event that it repeats. */
  readonly replayOf?: string;
}

/** A delivery that is not to be believed. Answer it with 400 and forget it. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
}

const toleranceSeconds = 300;

type HmacKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/**
 * Holds a delivery against the secret of its endpoint and gives the event. Remember its `id`: it may come twice.
 * @throws WebhookVerificationError when the signature is missing, too old, or of another secret or body.
 */
export async function verifyWebhook(
  { body, headers }: ReceivedWebhook,
  { secret, toleranceSeconds: tolerated = toleranceSeconds, now = new Date() }: VerifyOptions,
): Promise<WebhookEvent> {
  const { seconds, signatures } = partsOf(headerOf(headers, 'x-layers-signature'));
  if (Math.abs(now.getTime() / 1000 - seconds) > tolerated)
    throw new WebhookVerificationError(`The signature is more than ${tolerated} seconds away from this clock.`);
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signed = joined(new TextEncoder().encode(`${seconds}.`), bytes);
  const secrets = typeof secret === 'string' ? [secret] : secret;
  const matches = await Promise.all(
    secrets.map((one) => keyOf(one).then((key) => Promise.all(signatures.map((mac) => verified(key, mac, signed))))),
  );
  if (!matches.flat().includes(true))
    throw new WebhookVerificationError('The signature is not of this secret and body.');
  const event = parseJson(new TextDecoder().decode(bytes));
  if (!isEvent(event)) throw new WebhookVerificationError('The body is no event.');
  return event;
}

/**
 * `t=<unix seconds>,v1=<hex>`, with two `v1` while a secret is rotated; what else stands there is for versions to
 * come.
 */
function partsOf(header: string): {
  readonly seconds: number;
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
} {
  const parts = header.split(',').map((part) => part.trim());
  const seconds = /^t=(\d{1,12})$/.exec(parts[0] ?? '')?.[1];
  if (seconds === undefined) throw new WebhookVerificationError('There is no usable X-Layers-Signature.');
  const signatures = parts.flatMap((part) => /^v1=([0-9a-f]{64})$/.exec(part)?.[1] ?? []);
  return { seconds: Number(seconds), signatures: signatures.map(bytesOfHex) };
}

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function keyOf(secret: string): Promise<HmacKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ]);
}

/** In the same time, however much of it is right. */
function verified(key: HmacKey, mac: Uint8Array<ArrayBuffer>, signed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return crypto.subtle.verify('HMAC', key, mac, signed);
}

function headerOf(headers: ReceivedWebhook['headers'], name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  return typeof value === 'string' ? value : '';
}

/** Its form alone: whose word it is has been proved. */
function isEvent(value: unknown): value is WebhookEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'type' in value &&
    typeof value.type === 'string' &&
    'data' in value &&
    typeof value.data === 'object' &&
    value.data !== null
  );
}
