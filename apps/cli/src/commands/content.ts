import type { ContentItem, ContentPage, LayersClient, ListContentQuery } from '@layers-content/client';
import { renderItem, renderProgress, renderRow } from '../render-item.ts';
import { openSession } from '../session.ts';
import type { GlobalOptions } from '../session.ts';
import { printLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** What `list` may be told. */
export interface ListFlags extends GlobalOptions {
  readonly project?: string;
  readonly status?: NonNullable<ListContentQuery['status']>;
  readonly approval?: NonNullable<ListContentQuery['approvalStatus']>;
  readonly limit?: number;
  readonly all?: boolean;
}

export async function runGet(containerId: string, flags: GlobalOptions, terminal: Terminal): Promise<void> {
  printItem(await openSession(flags, terminal).client.getContent(containerId), flags, terminal);
}

export async function runProgress(containerId: string, flags: GlobalOptions, terminal: Terminal): Promise<void> {
  const progress = await openSession(flags, terminal).client.getContentProgress(containerId);
  printLine(terminal.stdout, flags.json === true ? JSON.stringify(progress) : renderProgress(progress));
}

export async function runCaption(
  containerId: string,
  caption: string,
  flags: GlobalOptions,
  terminal: Terminal,
): Promise<void> {
  printItem(await openSession(flags, terminal).client.updateContent(containerId, { caption }), flags, terminal);
}

export async function runList(flags: ListFlags, terminal: Terminal): Promise<void> {
  const { client, projectId } = openSession(flags, terminal);
  const query: ListContentQuery = {
    ...(flags.status === undefined ? {} : { status: flags.status }),
    ...(flags.approval === undefined ? {} : { approvalStatus: flags.approval }),
    ...(flags.limit === undefined ? {} : { limit: flags.limit }),
  };
  const page = await readPages(client, await projectId(flags.project), query, flags.all === true);
  if (flags.json === true) {
    printLine(terminal.stdout, JSON.stringify(page));
    return;
  }
  for (const item of page.items) printLine(terminal.stdout, renderRow(item));
  if (page.items.length === 0) printLine(terminal.stderr, 'No items.');
  if (page.nextCursor !== null) printLine(terminal.stderr, 'There are more: add --all, or a higher --limit.');
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

function printItem(item: ContentItem, { json }: GlobalOptions, { stdout }: Terminal): void {
  printLine(stdout, json === true ? JSON.stringify(item) : renderItem(item));
}
