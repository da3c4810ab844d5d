import type { Asset, ContentItem, ContentProgress } from '@layers-content/client';
import { formatDuration, formatSize } from './measures.ts';
import { asIs, fitLines } from './render-verdicts.ts';
import type { Places } from './render-verdicts.ts';
import { line } from './labelled-line.ts';
import { printable } from './terminal.ts';
import type { Paint } from './terminal.ts';

/** An item for people: what it is, its files, and what the platforms will say. */
export function renderItem(paint: Paint, places: Places = asIs): (item: ContentItem) => string {
  return (item) =>
    [...factLines(item), ...item.assets.flatMap(assetLines), ...fitLines(item.platformFit, paint, places)].join('\n');
}

function factLines(item: ContentItem): string[] {
  return [
    line('id', item.id),
    line('status', item.status),
    ...(item.lastError === null ? [] : [line('because', `${item.lastError.message} (${item.lastError.code})`)]),
    ...(item.approvalStatus === 'not_required' ? [] : [line('review', item.approvalStatus)]),
    line('caption', item.caption ?? '–'),
    line('created', item.createdAt),
    ...(item.completedAt === null ? [] : [line('completed', item.completedAt)]),
  ];
}

/** What an item is at, and since when. */
export function renderProgress({ containerId, status, stage, updatedAt }: ContentProgress): string {
  return [line('id', containerId), line('status', status), line('stage', stage), line('since', updatedAt)].join('\n');
}

/** One line an item, newest first as the API lists them. */
export function renderRow(item: ContentItem): string {
  const [caption = ''] = printable(item.caption ?? '').split('\n');
  const shown = caption.length > 48 ? `${caption.slice(0, 47)}…` : caption;
  const kind = item.preview?.kind ?? '–';
  return `${item.id}  ${item.status.padEnd(10)}  ${kind.padEnd(9)}  ${item.createdAt}  ${shown}`.trimEnd();
}

function assetLines({ assetId, url, ...facts }: Asset): string[] {
  return ['', line(assetId, mediaFacts(facts)), line('', url)];
}

/** What is known of a file, in one line. Generated items may lack facts; what is not known is left out. */
export function mediaFacts({
  mimeType = null,
  width = null,
  height = null,
  durationMs = null,
  sizeBytes = null,
}: Partial<Pick<Asset, 'mimeType' | 'width' | 'height' | 'durationMs' | 'sizeBytes'>>): string {
  const facts = [
    mimeType,
    width === null || height === null ? null : `${width} × ${height}`,
    durationMs === null ? null : formatDuration(durationMs),
    sizeBytes === null ? null : `${formatSize(sizeBytes)} (${sizeBytes} bytes)`,
  ];
  return facts.filter((fact) => fact !== null).join(', ');
}
