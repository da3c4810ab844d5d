import type { ContentItem } from '@layers-content/client';

type Asset = ContentItem['assets'][number];
type CurlItem = Pick<ContentItem, 'id' | 'projectId' | 'caption' | 'creativeType' | 'assets'>;

/**
 * The requests that make such an item, to be pasted into a shell in which LAYERS_API_KEY holds a key: it is never
 * written out. A generated item, and one without files, is only asked for.
 * @param baseUrl without the `/v1`.
 */
export function curlOf(item: CurlItem, baseUrl: string): string {
  if (item.creativeType !== 'uploaded' || item.assets.length === 0) {
    return call('GET', `${baseUrl}/v1/content/${item.id}`);
  }
  const session = { files: item.assets.map(fileOf), grouping: item.assets.length > 1 ? 'slideshow' : 'per-file' };
  return [
    '# 1. Open a session; it answers with containerId and, for each file, uploadUrl.',
    call('POST', `${baseUrl}/v1/projects/${item.projectId}/content/uploads`, session),
    '# 2. Put each file to its uploadUrl.',
    ...item.assets.map(
      (asset) => `curl -T ${quoted(fileOf(asset).filename)} -H ${quoted(typeHeader(asset))} "$UPLOAD_URL"`,
    ),
    '# 3. Finalize with the caption.',
    call('POST', `${baseUrl}/v1/content/$CONTAINER_ID/finalize-upload`, { caption: item.caption ?? '' }),
  ].join('\n');
}

function call(method: string, url: string, body?: unknown): string {
  const parts = [`curl -X ${method} "${url}"`, '-H "Authorization: Bearer $LAYERS_API_KEY"'];
  const sent = body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body))}`];
  return [...parts, ...sent].join(' \\\n  ');
}

/** What a session is told of a file; its first name is not kept, so it has that of its address. */
function fileOf({ url, mimeType, sizeBytes }: Asset): { filename: string; contentType: string; sizeBytes: number } {
  const filename = url.slice(url.lastIndexOf('/') + 1);
  return { filename, contentType: mimeType ?? 'application/octet-stream', sizeBytes: sizeBytes ?? 1 };
}

function typeHeader(asset: Asset): string {
  return `Content-Type: ${fileOf(asset).contentType}`;
}

/** As one word of a shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
