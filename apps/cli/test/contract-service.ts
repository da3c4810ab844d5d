import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createPlatformJudge, defaultPlatforms } from '@layers-content/platform-fit';
import { onTestFinished } from 'vitest';

/** One request as it arrived. */
interface Received {
  readonly call: string;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

/** Answers a request, or leaves it to the usual replies by returning false. */
export type Override = (call: string, response: ServerResponse, body: Buffer) => boolean;

export interface ContractService {
  readonly baseUrl: string;
  readonly received: readonly Received[];
}

const verdicts = [
  { platform: 'tiktok', ok: true, issues: [] },
  {
    platform: 'instagram',
    ok: false,
    issues: [
      {
        code: 'image.format_unsupported',
        severity: 'error',
        assetId: 'upload-1',
        message: 'PNG is not taken.',
        fix: 'Send a JPEG.',
      },
    ],
  },
];

/** An item as the contract has it; `caption` null for one that is still open. */
export function itemOf(id: string, caption: string | null) {
  const url = `http://media.test/${id}/upload-1.mp4`;
  const asset = {
    assetId: 'upload-1',
    kind: 'video',
    url,
    thumbnailUrl: null,
    width: 1080,
    height: 1920,
    durationMs: 31_000,
    mimeType: 'video/mp4',
    sizeBytes: 18_874_368,
  };
  const completed = caption !== null;
  return {
    id,
    projectId: 'prj_1',
    status: completed ? 'completed' : 'queued',
    format: null,
    caption,
    assets: completed ? [asset] : [],
    preview: completed ? { kind: 'video', primaryUrl: url } : null,
    approvalStatus: 'not_required',
    creativeType: 'uploaded',
    platformFit: completed ? verdicts : [],
    createdAt: '2026-06-12T14:02:11Z',
    completedAt: completed ? '2026-06-12T14:05:40Z' : null,
    failedAt: null,
    lastError: null,
  };
}

export const progress = {
  containerId: 'cnt_1',
  status: 'processing',
  stage: 'verifying',
  stageProgress: 0,
  etaSeconds: null,
  updatedAt: '2026-06-12T14:05:40Z',
};

export const review = {
  projectId: 'prj_1',
  policy: 'review_first_n',
  firstN: 5,
  pendingCount: 2,
  updatedAt: '2026-06-12T14:00:00Z',
};

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'X-Request-Id': 'req_1' }).end(JSON.stringify(body));
}

export function sendProblem(response: ServerResponse, status: number, code: string, details?: object): void {
  sendJson(response, status, {
    error: { code, message: `What to do about ${code}.`, requestId: 'req_1', ...(details && { details }) },
  });
}

/** A small service of the contract's shape on a free port of the loopback device, for one test. */
export async function startContractService(override: Override = () => false): Promise<ContractService> {
  const received: Received[] = [];
  const opened: Opened[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const call = `${request.method ?? ''} ${request.url ?? ''}`;
      received.push({ call, authorization: request.headers.authorization, body });
      if (!override(call, response, body)) reply(call, response, body, opened, `http://${request.headers.host ?? ''}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  return { baseUrl: `http://127.0.0.1:${address.port}`, received };
}

function reply(call: string, response: ServerResponse, body: Buffer, opened: Opened[], origin: string): void {
  if (call.startsWith('PUT /uploads/')) response.end();
  else if (/^POST \/v1\/projects\/\w+\/content\/uploads$/.test(call))
    sendJson(
      response,
      201,
      sessionOf(fieldOf(body, 'files'), fieldOf(body, 'grouping') === 'slideshow', opened, origin),
    );
  else if (call.endsWith('/upload-urls'))
    sendJson(response, 200, sessionFrom(opened.filter(({ containerId }) => call.includes(`/${containerId}/`))));
  else if (call.endsWith('/content-review-policy')) sendJson(response, 200, review);
  else if (call.endsWith('/approve'))
    sendJson(response, 200, {
      id: 'cnt_1',
      approvalStatus: 'approved',
      approvedAt: '2026-06-12T15:10:00Z',
      approvedBy: 'api_key_1',
    });
  else if (call.endsWith('/reject'))
    sendJson(response, 200, {
      id: 'cnt_1',
      approvalStatus: 'rejected',
      rejectedAt: '2026-06-12T15:10:00Z',
      rejectedBy: 'api_key_1',
      reason: fieldOf(body, 'reason'),
    });
  else if (/^POST \/v1\/projects\/\w+\/content\/upload$/.test(call))
    sendJson(response, 201, itemOf('cnt_1', String(fieldOf(body, 'caption'))));
  else if (/^(POST|PATCH) \/v1\/content\/\w+/.test(call))
    sendJson(response, 200, itemOf(/cnt_[\w-]+/.exec(call)?.[0] ?? '', String(fieldOf(body, 'caption'))));
  else if (call.startsWith('DELETE /v1/content/'))
    sendJson(response, 200, { ...itemOf(/cnt_[\w-]+/.exec(call)?.[0] ?? '', null), status: 'canceled' });
  else if (call.endsWith('/progress')) sendJson(response, 200, progress);
  else if (/^GET \/v1\/content\/[\w-]+$/.test(call))
    sendJson(response, 200, itemOf('cnt_1', 'First line\nsecond \u001b[31mline'));
  else if (call.startsWith('GET /v1/platform-rules'))
    sendJson(response, 200, { platformRules: rulesOf(new URL(call.slice('GET '.length), origin)) });
  else if (call.startsWith('GET /v1/projects?'))
    sendJson(response, 200, { items: [{ id: 'prj_1', name: 'One' }], nextCursor: null });
  else if (call.includes('cursor=next')) sendJson(response, 200, { items: [itemOf('cnt_2', null)], nextCursor: null });
  else if (/^GET \/v1\/projects\/\w+\/content/.test(call))
    sendJson(response, 200, { items: [itemOf('cnt_1', 'One')], nextCursor: 'next' });
  else sendProblem(response, 404, 'NOT_FOUND');
}

/** Of the platforms that the query names, else of those of an item. */
function rulesOf({ searchParams }: URL) {
  const named = searchParams.getAll('platform');
  const wanted: readonly string[] = named.length > 0 ? named : defaultPlatforms;
  return createPlatformJudge()
    .rules()
    .filter(({ platform }) => wanted.includes(platform));
}

/** A place for a file, as the service tells of it when it opens one, and when it signs its URL anew. */
interface Opened {
  readonly containerId: string;
}

function sessionOf(files: unknown, slideshow: boolean, opened: Opened[], origin: string) {
  const declared: readonly unknown[] = Array.isArray(files) ? files : [];
  const places = declared.map((file, index) => ({
    ...(typeof file === 'object' ? file : {}),
    containerId: slideshow ? 'cnt_1' : `cnt_${index + 1}`,
    assetId: `upload-${slideshow ? index + 1 : 1}`,
    method: 'PUT',
    uploadUrl: `${origin}/uploads/${index + 1}`,
    headers: { 'Content-Type': 'video/mp4' },
    platformFit: verdicts,
  }));
  opened.push(...places);
  return sessionFrom(places);
}

function sessionFrom(places: readonly Opened[]) {
  return {
    containerIds: [...new Set(places.map(({ containerId }) => containerId))],
    files: places,
    uploadUrlsExpireAt: '2026-06-12T14:17:11Z',
    sessionExpiresAt: '2026-06-12T16:02:11Z',
  };
}

function fieldOf(body: Buffer, name: string): unknown {
  const parsed: unknown = JSON.parse(body.toString());
  return new Map<string, unknown>(Object.entries(typeof parsed === 'object' && parsed !== null ? parsed : {})).get(
    name,
  );
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => request.once('end', resolve).once('close', resolve));
  return Buffer.concat(chunks);
}
