import type { Handler } from '@layers-content/contract';
import { findImported, uploadContentFromUrl as importContent } from '@layers-content/core';
import type { TenantUnit } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import type { OperationContext } from './operation-context.ts';
import { presentContentItem } from './presenters.ts';

/**
 * A handler of its own kind, because its effect spans several transactions: the one that opens the item keeps the
 * `Idempotency-Key`, and a repetition is answered from what became of that item.
 */
export const uploadContentFromUrl: Handler<'uploadContentFromUrl', OperationContext> = async (input, context) => {
  const { idempotency, kept, repository, mediaUrls, apiKey } = context;
  const [begun] = kept?.contentIds ?? [];
  if (begun !== undefined)
    return { status: 201, body: presentContentItem(await findImported(repository, begun), mediaUrls) };
  const saveReply =
    idempotency &&
    ((unit: TenantUnit, contentId: string) =>
      unit.saveReply({
        ...idempotency,
        operationId: 'uploadContentFromUrl',
        status: 201,
        body: null,
        contentIds: [contentId],
      }));
  const item = await importContent(context, {
    organizationId: apiKey.organizationId,
    projectId: uuidOf(input.path.projectId),
    urls: input.body.media.map(({ url }) => url),
    caption: input.body.caption,
    onOpened: saveReply,
  });
  return { status: 201, body: presentContentItem(item, mediaUrls) };
};
