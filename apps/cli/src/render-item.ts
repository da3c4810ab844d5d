import type { Asset, ContentItem, ContentProgress, FitIssue, PlatformFit } from '@layers-content/client';
import { formatDuration, formatSize } from './measures.ts';
import { printable } from './terminal.ts';

const labelWidth = 11;

/** An item for people: what it is, its files, and what the platforms will say. */
export function renderItem(item: ContentItem): string {
  const facts = [
    line('id', item.id),
    line('status', item.status),
    ...(item.lastError === null ? [] : [line('because', `${item.lastError.message} (${item.lastError.code})`)]),
    ...(item.approvalStatus === 'not_required' ? [] : [line('review', item.approvalStatus)]),
    line('caption', item.caption ?? '–'),
    line('created', item.createdAt),
    ...(item.completedAt === null ? [] : [line('completed', item.completedAt)]),
  ];
  return [...facts, ...item.assets.flatMap(assetLines), ...fitLines(item.platformFit)].join('\n');
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

/** The verdicts; nothing when none were made yet. */
function fitLines(verdicts: readonly PlatformFit[]): string[] {
  return verdicts.flatMap(({ platform, ok, issues }, index) => [
    ...(index === 0 ? [''] : []),
    line(platform, ok ? 'fits' : 'does not fit'),
    ...issues.flatMap((issue) => issueLines(issue)),
  ]);
}

function issueLines({ severity, message, fix, assetId }: FitIssue): string[] {
  const where = assetId === null ? '' : ` (${assetId})`;
  return [line('', `${severity}: ${message}${where}`), ...(fix === null ? [] : [line('', `fix: ${fix}`)])];
}

/** Generated items may lack facts; what is not known is left out. */
function assetLines({
  assetId,
  mimeType = null,
  width = null,
  height = null,
  durationMs = null,
  sizeBytes = null,
  url,
}: Asset): string[] {
  const facts = [
    mimeType,
    width === null || height === null ? null : `${width} × ${height}`,
    durationMs === null ? null : formatDuration(durationMs),
    sizeBytes === null ? null : `${formatSize(sizeBytes)} (${sizeBytes} bytes)`,
  ];
  return ['', line(assetId, facts.filter((fact) => fact !== null).join(', ')), line('', url)];
}

/** A label and its value; a value of several lines stays in its column. */
export function line(label: string, value: string): string {
  const [first = '', ...others] = printable(value).split('\n');
  return [label.padEnd(labelWidth) + first, ...others.map((text) => ' '.repeat(labelWidth) + text)]
    .join('\n')
    .trimEnd();
}
