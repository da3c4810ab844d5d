import { found } from '../errors.ts';
import type { Repository } from '../repository.ts';
import type { Timers } from '../timers.ts';
import { outcomeOfTry } from './webhook-delivery.ts';
import type { TryOutcome, WebhookAnswer } from './webhook-delivery.ts';
import { endpointNotFound } from './webhook-endpoint.ts';
import type { ClaimedTry, SendingLimits } from './webhook-repository.ts';

/** Sends one POST and tells what came of it; never throws for what the other side does. */
export interface WebhookTransport {
  /** At most 15 s in all; redirects are not followed. @param body the exact bytes, as UTF-8. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<WebhookAnswer>;
}

export interface SendDeliveriesPorts {
  readonly repository: Pick<Repository, 'forTenant' | 'webhooks'>;
  readonly transport: WebhookTransport;
  /** Says an event as the contract has it. */
  readonly present: (claimed: Pick<ClaimedTry, 'event' | 'tenant'>) => string;
  /** The headers that prove whose bytes these are. */
  readonly sign: (claimed: ClaimedTry, body: string) => Readonly<Record<string, string>>;
  readonly timers: Timers;
  readonly observer: WebhookObserver;
}

/** Looks on while deliveries are sent. */
export interface WebhookObserver {
  tried(outcome: TryOutcome): void;
  /** A try could not be begun or written down; it is made again when its lease lapses. */
  broke(error: unknown): void;
}

/**
 * Four at once an organization, so that its twenty endpoints do not take the place of others; one of these is kept
 * for endpoints that answer, so that the others of its own do not take theirs. The lease outlives the longest try.
 */
export const sendingLimits: SendingLimits = { perOrganization: 4, doubtedPerOrganization: 3, leaseMs: 60_000 };
/** Of all organizations together, in this process. */
const sendsAtOnce = 64;
const organizationsAtOnce = 16;
/** How long until something that became due meanwhile is seen. */
const lookAgainMs = 500;

/**
 * Sends what is due until nothing is and no try is under way. Any number of processes may do so at once.
 * @throws UnavailableError when the database cannot be asked; tries under way end before.
 */
export async function sendDeliveries(ports: SendDeliveriesPorts, stopping: AbortSignal): Promise<{ tries: number }> {
  const underWay = new Set<Promise<void>>();
  let tries = 0;
  try {
    for (;;) {
      const claimed = stopping.aborted ? [] : await claimSome(ports, sendsAtOnce - underWay.size);
      for (const one of claimed) {
        tries += 1;
        const sent: Promise<void> = sendOne(ports, one).finally(() => underWay.delete(sent));
        underWay.add(sent);
      }
      if (claimed.length > 0) continue;
      if (underWay.size === 0) return { tries };
      await Promise.race([...underWay, ports.timers.sleep(lookAgainMs)]);
    }
  } finally {
    await Promise.all(underWay);
  }
}

async function claimSome(
  { repository: { webhooks } }: SendDeliveriesPorts,
  room: number,
): Promise<readonly ClaimedTry[]> {
  if (room <= 0) return [];
  const claimed: ClaimedTry[] = [];
  for (const organizationId of await webhooks.listDueOrganizations(sendingLimits, organizationsAtOnce)) {
    if (claimed.length >= room) break;
    claimed.push(...(await webhooks.claimTries(organizationId, sendingLimits, room - claimed.length)));
  }
  return claimed;
}

async function sendOne(ports: SendDeliveriesPorts, claimed: ClaimedTry): Promise<void> {
  const { repository, observer } = ports;
  try {
    const outcome = outcomeOfTry(await answerTo(ports, claimed), claimed.attempts);
    const settled = await repository.forTenant(claimed.tenant, 'system').transaction(async (unit) => {
      const ended = await unit.settleWebhookTry(claimed, outcome);
      const { endpointId } = claimed;
      if (ended?.autoPaused) {
        const { projectId } = found(await unit.getWebhookEndpoint(endpointId), endpointNotFound);
        await unit.record({ type: 'webhook_endpoint.auto_paused', projectId, data: { endpointId } });
      }
      return ended;
    });
    if (settled) observer.tried(outcome);
  } catch (error) {
    observer.broke(error);
  }
}

/**
 * The bytes are made once and kept before they are sent, so that whatever comes of this try, the next one sends the
 * same.
 */
async function answerTo(
  { repository: { webhooks }, transport, present, sign, observer }: SendDeliveriesPorts,
  claimed: ClaimedTry,
): Promise<WebhookAnswer> {
  let body: string;
  let headers: Readonly<Record<string, string>>;
  try {
    body = claimed.body ?? (await webhooks.keepWebhookBody(claimed.event.id, present(claimed)));
    headers = sign(claimed, body);
  } catch (error) {
    observer.broke(error);
    return { failure: 'unsendable' };
  }
  return transport.post(claimed.url, headers, body);
}
