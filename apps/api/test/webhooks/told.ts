import { isObject } from '@layers-content/contract';
import { Webhook } from 'standardwebhooks';
import type { Arrived } from './receiver.ts';

/** What receivers were told, held against what must hold of every delivery. */
export class Told {
  /** Bodies by endpoint and event, to see that each try sends the same. */
  readonly #bodies = new Map<string, string>();
  readonly #subjects = new Map<string, Set<string>>();
  readonly #secrets = new Map<string, string>();
  readonly faults: string[] = [];
  duplicates = 0;
  arrived = 0;

  /** @param name the path of the endpoint's URL. */
  expectFrom(name: string, secret: string): void {
    this.#secrets.set(name, secret);
    this.#subjects.set(name, new Set());
  }

  note(name: string, { headers, body }: Arrived): void {
    this.arrived += 1;
    const eventId = String(headers['webhook-id']);
    const known = this.#bodies.get(`${name} ${eventId}`);
    if (known !== undefined && known !== body) this.faults.push(`${eventId} has another body than before`);
    if (known !== undefined) this.duplicates += 1;
    this.#bodies.set(`${name} ${eventId}`, body);
    try {
      const plain = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, String(value)]));
      // Its clock is the machine's; that of the service may have been set ahead.
      new Webhook(this.#secrets.get(name) ?? '').verify(body, { ...plain, ...this.#nowSigned(name, plain, body) });
    } catch (error) {
      this.faults.push(`${eventId} cannot be verified: ${String(error)}`);
    }
    const event: unknown = JSON.parse(body);
    const data = isObject(event) && isObject(event['data']) ? event['data'] : {};
    this.#subjects.get(name)?.add(String(data['id']));
  }

  /** The same signature with this moment's time, if the one that came is right. */
  #nowSigned(name: string, headers: Readonly<Record<string, string>>, body: string): Record<string, string> {
    const webhook = new Webhook(this.#secrets.get(name) ?? '');
    const id = headers['webhook-id'] ?? '';
    const at = new Date(Number(headers['webhook-timestamp']) * 1000);
    if (!headers['webhook-signature']?.split(' ').includes(webhook.sign(id, at, body))) return {};
    const now = new Date();
    return {
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': webhook.sign(id, now, body),
    };
  }

  /** The items that this endpoint was told of. */
  of(name: string): ReadonlySet<string> {
    return this.#subjects.get(name) ?? new Set();
  }
}
