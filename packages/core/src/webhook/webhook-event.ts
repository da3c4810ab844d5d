import type { DomainEvent } from '../account/audit.ts';
import type { ContentItem } from '../content/content-item.ts';

/** What an endpoint may ask to be told of, under the names of the contract. */
export const webhookEventTypes = [
  'content.generated',
  'content.completed',
  'content.canceled',
  'upload.expired',
  'content.approved',
  'content.rejected',
  'caption.updated',
  'test.ping',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** What happened, as it was when it was recorded; whoever sends it presents it. Ids are bare. */
export type WebhookEvent = WebhookEventFacts & WebhookSubject;

interface WebhookEventFacts {
  /** A bare ULID. */
  readonly id: string;
  readonly createdAt: Date;
  readonly projectId: string | null;
  /** The event this one repeats; a bare ULID. */
  readonly replayOf: string | null;
}

export type WebhookSubject =
  | { readonly type: WebhookItemEventType; readonly item: ContentItem }
  | {
      readonly type: Exclude<WebhookEventType, WebhookItemEventType>;
      /** As the domain event has it. */
      readonly data: Readonly<Record<string, unknown>>;
    };

/** Events that tell the item as it then was. */
type WebhookItemEventType = 'content.generated' | 'content.completed' | 'caption.updated';

export function isWebhookItemEvent(type: WebhookEventType): type is WebhookItemEventType {
  return type === 'content.generated' || type === 'content.completed' || type === 'caption.updated';
}

/** What endpoints are told of something that was recorded; nothing of most. */
export function webhookTypesOf(event: DomainEvent): readonly WebhookEventType[] {
  switch (event.type) {
    case 'content.completed':
      // The first is the name that the public Layers API has for it.
      return ['content.generated', 'content.completed'];
    case 'content.caption_updated':
      return ['caption.updated'];
    case 'content.approved':
    case 'content.rejected':
      return [event.type];
    case 'content.canceled':
      return [event.data.reason === 'SESSION_EXPIRED' ? 'upload.expired' : 'content.canceled'];
    default:
      return [];
  }
}
