import type { ContentPage, LayersClient, ListContentQuery } from '@layers-content/client';
import { printAnswer, remark } from '../call.ts';
import type { Call } from '../call.ts';
import { renderItem, renderProgress, renderRow } from '../render-item.ts';
import { openSession } from '../session.ts';
import { paintFor } from '../terminal.ts';

/** What `list` may be told. */
export interface ListFlags {
  readonly project?: string;
  readonly status?: NonNullable<ListContentQuery['status']>;
  readonly approval?: NonNullable<ListContentQuery['approvalStatus']>;
  readonly limit?: number;
  readonly all?: boolean;
}

export async function runGet(call: Call, containerId: string): Promise<void> {
  printAnswer(
    call,
    await openSession(call).client.getContent(containerId),
    renderItem(paintFor(call.stdout, call.environment)),
  );
}

export async function runProgress(call: Call, containerId: string): Promise<void> {
  printAnswer(call, await openSession(call).client.getContentProgress(containerId), renderProgress);
}

export async function runCaption(call: Call, containerId: string, caption: string): Promise<void> {
  printAnswer(
    call,
    await openSession(call).client.updateContent(containerId, { caption }),
    renderItem(paintFor(call.stdout, call.environment)),
  );
}

export async function runList(call: Call, flags: ListFlags): Promise<void> {
  const { client, projectId } = openSession(call);
  const query: ListContentQuery = {
    ...(flags.status === undefined ? {} : { status: flags.status }),
    ...(flags.approval === undefined ? {} : { approvalStatus: flags.approval }),
    ...(flags.limit === undefined ? {} : { limit: flags.limit }),
  };
  const page = await readPages(client, await projectId(flags.project), query, flags.all === true);
  if (call.invocation.options.json) printAnswer(call, page, String);
  else for (const item of page.items) printAnswer(call, item, renderRow);
  if (page.items.length === 0) remark(call, 'No items.');
  if (page.nextCursor !== null) remark(call, 'There are more: add --all, or a higher --limit.');
}

/** One page as it came, or all of them as one. */
async function readPages(
  client: LayersClient,
  projectId: string,
  query: ListContentQuery,
  all: boolean,
): Promise<ContentPage> {
  const page = await client.listContent(projectId, query);
  if (!all || page.nextCursor === null) return page;
  const rest = await readPages(client, projectId, { ...query, cursor: page.nextCursor }, true);
  return { items: [...page.items, ...rest.items], nextCursor: null };
}
