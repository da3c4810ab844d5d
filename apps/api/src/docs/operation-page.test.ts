import { isOperationId, operationTable, readBundle } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';
import { describe, expect, it } from 'vitest';
import { operationPage } from './operation-page.ts';
import { servedDocument } from './served-document.ts';

const publicUrl = 'http://content.example.test';
const document = servedDocument(readBundle(), publicUrl);
const operationIds = Object.keys(operationTable).filter(isOperationId);

/** The text of one section of a page, its heading left out. */
function sectionOf(operationId: OperationId, title: string): string {
  const page = operationPage(document, operationId);
  const found = page.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  return found?.slice(title.length) ?? '';
}

/** Every fact of the public reference's pages (finalize-upload, patch-container), by the section that must tell it. */
const facts: Readonly<Partial<Record<OperationId, Readonly<Record<string, readonly RegExp[]>>>>> = {
  finalizeUpload: {
    '': [
      /`POST \/v1\/content\/\{containerId\}\/finalize-upload`/,
      /Scope: `content:write`/,
      /once for each `containerId` returned by the upload session, after all PUTs/,
      /per-file session \(.*\) with three files has three items/,
    ],
    'Path parameters': [/\| `containerId` \| string \(cnt_uuid\) \| yes \| Id of the content item/],
    Body: [
      /\| `caption` \| string, max 2,200 characters \| yes \| .*byte for byte.*It may be empty, but it must be there/,
    ],
    Request: [
      /### curl\n\n```shell\ncurl -X POST/,
      /### TypeScript\n\n```typescript\nconst res = await fetch\(\n  `.*caption: 'The roast that started it all\.',\n {4}\}\),\n {2}\},\n\);\nconst item/s,
      /### Python\n\n```python/,
      /timeout=120/,
    ],
    Responses: [
      /### 200\n\n.*`creativeType` is `uploaded`, `adsEnrollment` `opted_out`, and `platformFit` was judged on the measured media/,
      /not a part of it.*`assetId` comes from the stored object's key \(`upload-1`\)/,
      /"sizeBytes": 18874368/,
      /### 409[^#]*"message": "Upload not found in storage — did the PUT complete\? key=public-media\/content-container\//,
    ],
    Errors: [
      /^\| 409 \| `UPLOAD_INCOMPLETE` \| .*not in storage yet.*before its PUT had landed, or instead of it/m,
      /^\| 413 \| `PAYLOAD_TOO_LARGE` \| .*over its cap \(100MB a video, 30MB an image\) or larger than the `sizeBytes` declared/m,
      /^\| 422 \| `VALIDATION` \| .*cannot be probed \(it is corrupt, cut, or not really of the declared type\)/m,
      /^\| 409 \| `CONFLICT` \| .*cannot be finalized any more: mostly the sweep of abandoned uploads ended it after about 2 hours.*new session/m,
      /^\| 404 \| `NOT_FOUND` \| .*another organization.*Generated items cannot be finalized/m,
    ],
    Notes: [
      /first successful finalize decides the caption.*answers 200 with the item as it is and ignores its body.*no error tells of it.*`updateContent`/,
      /idempotent by state.*needs no `Idempotency-Key`.*after a timeout, just call it again/,
      /With a test key.*no byte is looked at.*with your caption verbatim.*\[`sandbox`\]\(sandbox\.md\)/,
      /Wait up to 120 seconds.*`proxy_read_timeout 120s`/,
    ],
    'See also': [
      /\[createUploadSession\]\(createUploadSession\.md\)/,
      /\[updateContent\]\(updateContent\.md\)/,
      /\[Upload finished content \(guide\)\]\(upload-finished-content\.md\)/,
      /\[Sandbox \(guide\)\]\(sandbox\.md\)/,
    ],
  },
  updateContent: {
    '': [
      /`PATCH \/v1\/content\/\{containerId\}`/,
      /Scope: `content:write`/,
      /answers the full item/,
      /mend a typo after \[`finalizeUpload`\].*whose repeated body is ignored/,
      /completed upload, the item that `containerId` names/,
      /takes its hook from its generation inputs.*not come back on GET.*fresh `hook`/,
      /no `updatedAt`.*`completedAt` to now/,
      /byte for byte: nothing is trimmed, normalised or rewritten/,
      /already out keep the caption they went out with/,
      /Media is immutable: upload a new item/,
    ],
    'Path parameters': [/\| `containerId` \| string \(cnt_uuid\) \| yes \| Id of the content item/],
    Body: [/\| `caption` \| string, max 2,200 characters \| yes \| .*It may be empty, but it must be there/],
    Request: [/caption: 'The roast that started it all — now in stores\.',\n {4}\}\),\n {2}\},\n\);\nconst item/],
    Responses: [
      /same shape as \[`getContent`\]\(getContent\.md\) answers it, assets and preview included/,
      /"completedAt": "2026-06-12T16:40:02Z"/,
      /### 422[^#]*"message": "PATCH is available for uploaded content only\. [^#]*"creativeType": "generated"/,
    ],
    Errors: [
      /^\| 422 \| `VALIDATION` \| The caption is missing or longer than 2,200 .*or the item is generated/m,
      /^\| 404 \| `NOT_FOUND` \| .*another organization/m,
      /^\| 401 \| `UNAUTHENTICATED` \|/m,
      /^\| 403 \| `FORBIDDEN_SCOPE` \| .*`content:write`/m,
    ],
    'See also': [
      /\[getContent\]\(getContent\.md\)/,
      /\[finalizeUpload\]\(finalizeUpload\.md\)/,
      /\[Upload finished content \(guide\)\]\(upload-finished-content\.md\)/,
    ],
  },
};

describe('the page of an operation', () => {
  it.each(
    Object.entries(facts).flatMap(([id, sections]) =>
      Object.entries(sections).flatMap(([title, told]) => told.map((fact) => [id, title, fact] as const)),
    ),
  )('of %s says in "%s" %s', (operationId, title, fact) => {
    if (!isOperationId(operationId)) throw new Error(operationId);
    expect(
      title === '' ? operationPage(document, operationId).split(/^## /m)[0] : sectionOf(operationId, title),
    ).toMatch(fact);
  });

  it.each([
    ['listContent', 'Query parameters', /^\| `status` \| array, 1 to 5, each string: `\w+`, .*`completed`/m],
    ['createUploadSession', 'Body', /^\| `files\[\]\.contentType` \| string: `video\/mp4`/m],
    ['checkPlatformFit', 'Body', /^\| `assets\[\]\.media` \| object or null \| no /m],
    ['checkPlatformFit', 'Body', /^\| `assets\[\]\.media\.width` \| integer or null, /m],
    ['checkPlatformFit', 'Body', /^\| `assets\[\]\.media\.kind` \| string: `video`, `image` or null /m],
    ['checkPlatformFit', 'Body', /^\| `assets\[\]\.media\.video\.frameRate\.numerator` \| integer, .* \| yes \|/m],
    ['listContent', 'Query parameters', /^\| `limit` \| integer, 1 to 200, 25 unless given \|/m],
    ['createWebhookEndpoint', 'Body', /^\| `projectId` \| .* \| Only events of this project;/m],
    ['updateWebhookEndpoint', 'Body', /^\| `metadata` \| object or null \| no \| Anything of your own/m],
    [
      'updateContentReviewPolicy',
      'Body',
      /\| `policy` \| `auto_approve` or `review_first_n` or `review_all` \| yes \|.*\n\| `firstN` \| integer, 1 to 50 \| no \| Demanded by `review_first_n`.*\n+$/,
    ],
  ] as const)(
    'of %s tells in "%s" %s: items of lists, what may be null, and shapes to choose from',
    (operationId, title, row) => {
      expect(sectionOf(operationId, title)).toMatch(row);
    },
  );

  it('has its sections in the order of the public reference, whatever the operation', () => {
    const order = [
      'Path parameters',
      'Query parameters',
      'Headers',
      'Body',
      'Request',
      'Responses',
      'Errors',
      'Notes',
      'See also',
    ];
    for (const operationId of operationIds) {
      const titles = Array.from(
        operationPage(document, operationId).matchAll(/^## (.+)$/gm),
        ([, title = '']) => title,
      );
      expect(titles).toEqual(order.filter((title) => titles.includes(title)));
      expect(titles).toEqual(expect.arrayContaining(['Request', 'Responses', 'Errors', 'Notes']));
    }
  });

  it('has a row for every documented status and code', () => {
    for (const operationId of operationIds) {
      const rows = Array.from(
        sectionOf(operationId, 'Errors').matchAll(/^\| (\d+) \| `(\w+)` \| (.+) \|$/gm),
        ([, status, code]) => `${status} ${code}`,
      );
      const documented = Object.entries<readonly string[]>(operationTable[operationId].codes).flatMap(
        ([status, codes]) => codes.map((code) => `${status} ${code}`),
      );
      expect({ operationId, rows: rows.sort() }).toEqual({ operationId, rows: documented.sort() });
    }
  });

  it('names no host but the service in its samples, and the reader’s own', () => {
    for (const operationId of operationIds) {
      const hosts = new Set(
        Array.from(sectionOf(operationId, 'Request').matchAll(/https?:\/\/[^/"'`\s]+/g), ([host]) => host),
      );
      for (const own of ['https://hooks.harbour-roasters.test', 'https://media.example.com']) hosts.delete(own);
      expect([...hosts]).toEqual([publicUrl]);
    }
  });
});
