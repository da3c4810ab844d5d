import { isObject, readOperation, readOperations } from '@layers-content/contract';
import type { JsonObject, OperationId } from '@layers-content/contract';
import { guideTitles, linksTo } from './links.ts';

/** A page beside those of the operations. */
export interface Guide {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

/** Sections of the introduction that are about no operation in particular. */
const everyRequest = ['Keys', 'Clients', 'Rate limits', 'Quotas', 'Retrying', 'Bodies, ids and times', 'Errors'];

/** Every guide by the name of its page, made from the contract's introduction and samples. */
export function guidesOf(document: JsonObject): Readonly<Record<keyof typeof guideTitles, Guide>> {
  return {
    'upload-finished-content': {
      title: guideTitles['upload-finished-content'],
      summary: 'From a file on your side to a completed content item, step by step.',
      text: uploadGuide(document),
    },
    'every-request': {
      title: guideTitles['every-request'],
      summary: 'Keys, limits and quotas, repeating a request, ids and times, errors.',
      text: page(
        guideTitles['every-request'],
        everyRequest.map((title) => introductionUnderTitle(document, title)),
      ),
    },
    review: {
      title: guideTitles.review,
      summary: 'Items that wait for approval, and how they are decided on.',
      text: reviewGuide(document),
    },
    webhooks: {
      title: guideTitles.webhooks,
      summary: 'What happens, told to your own service: events, how to verify them, when they are sent again.',
      text: webhookGuide(document),
    },
    sandbox: {
      title: guideTitles.sandbox,
      summary: 'What a test key does, and how to see each error on purpose.',
      text: page(guideTitles.sandbox, [introduction(document, 'Sandbox')]),
    },
  };
}

function reviewGuide(document: JsonObject): string {
  return page(guideTitles.review, [
    introduction(document, 'Review'),
    '## Ask for it\n\nFor the items that are completed from now on ([`updateContentReviewPolicy`](updateContentReviewPolicy.md)).',
    shellSample(document, 'updateContentReviewPolicy'),
    '## Find what waits\n\nBy [`listContent`](listContent.md) with `approvalStatus=pending`; [`getContentReviewPolicy`](getContentReviewPolicy.md) says how many there are.',
    '## Decide\n\nOnce for each item ([`approveContent`](approveContent.md), [`rejectContent`](rejectContent.md)).',
    shellSample(document, 'approveContent'),
    shellSample(document, 'rejectContent'),
  ]);
}

function webhookGuide(document: JsonObject): string {
  return page(guideTitles.webhooks, [
    introduction(document, 'Webhooks'),
    '## Make an endpoint\n\nKeep the `signingSecret` of the answer ([`createWebhookEndpoint`](createWebhookEndpoint.md)).',
    shellSample(document, 'createWebhookEndpoint'),
    '## Try it\n\nA `test.ping` is sent at once ([`testWebhookEndpoint`](testWebhookEndpoint.md)).',
    shellSample(document, 'testWebhookEndpoint'),
    '## Verify\n\nIn TypeScript, with `@layers-content/client` and the bytes of the body as they came; it throws when they are not ours:',
    fenced('const event = await verifyWebhook({ body, headers: request.headers }, { secret });', 'typescript'),
    '## See what arrived\n\nAnd send again what did not ([`replayWebhookDelivery`](replayWebhookDelivery.md)).',
    shellSample(document, 'listWebhookDeliveries'),
    shellSample(document, 'replayWebhookDelivery'),
  ]);
}

function uploadGuide(document: JsonObject): string {
  const step = (text: string, operationId: OperationId) => [text, shellSample(document, operationId)];
  return page(guideTitles['upload-finished-content'], [
    introduction(document, 'The flow'),
    '## Before you begin\n\nYou need a key from your operator, here in `LAYERS_API_KEY` ([`whoami`](whoami.md) tells what it may), and the id of a project ([`listProjects`](listProjects.md)).',
    ...step(
      '## 1. Open a session\n\nSay what will come ([`createUploadSession`](createUploadSession.md)).',
      'createUploadSession',
    ),
    '## 2. PUT each file\n\nTo its `uploadUrl`, with exactly the `headers` of the session and no API key.',
    fenced('curl -T teaser.mp4 -H "Content-Type: video/mp4" "$UPLOAD_URL"'),
    'In TypeScript, with one `file` of the `files` in the answer, and the bytes as a `Blob`:',
    fenced('await fetch(file.uploadUrl, { method: file.method, headers: file.headers, body: blob });', 'typescript'),
    'In Python, with the same `file` as it came in JSON:',
    fenced('httpx.put(file["uploadUrl"], headers=file["headers"], content=video)', 'python'),
    ...step(
      '## 3. Finalize each item\n\nWith its caption ([`finalizeUpload`](finalizeUpload.md)); allow the call 120 seconds.',
      'finalizeUpload',
    ),
    ...step(
      '## Afterwards\n\nA typo in the caption is mended by [`updateContent`](updateContent.md).',
      'updateContent',
    ),
    introductionUnderTitle(document, 'Retrying'),
    introductionUnderTitle(document, 'Errors'),
  ]);
}

function page(title: string, blocks: readonly string[]): string {
  return `${[`# ${title}`, ...blocks].join('\n\n')}\n`;
}

function introductionUnderTitle(document: JsonObject, title: string): string {
  return `## ${title}\n\n${introduction(document, title)}`;
}

/** One section of the introduction, with links. @throws Error when it has none of that title. */
function introduction(document: JsonObject, title: string): string {
  const { info } = document;
  const description = isObject(info) ? String(info['description']) : '';
  const section = description.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  if (section === undefined) throw new Error(`The introduction has no section "${title}".`);
  const linked = linksTo(readOperations(document).map(({ operationId }) => operationId));
  return linked(section.slice(title.length).trim());
}

/** @throws Error when the operation has none. */
function shellSample(document: JsonObject, operationId: OperationId): string {
  const list = readOperation(document, operationId).operation['x-codeSamples'];
  const sample = (Array.isArray(list) ? list : []).filter(isObject).find(({ lang }) => lang === 'Shell');
  if (!sample) throw new Error(`${operationId} has no sample for a shell.`);
  return fenced(String(sample['source']).trim());
}

function fenced(text: string, language = 'shell'): string {
  return [`\`\`\`${language}`, text, '```'].join('\n');
}
