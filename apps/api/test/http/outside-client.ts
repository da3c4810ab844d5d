import { randomUUID } from 'node:crypto';
import { isObject } from '@layers-content/contract';

/**
 * How a client nobody here wrote speaks to the service: what each of its tools sends, and what it makes of the answer
 * (docs/outside-client.md has the facts). Arguments that the path names go there, the others into the query of a GET
 * or the body.
 */
export const tools = {
  whoami: 'GET /v1/whoami',
  list_projects: 'GET /v1/projects',
  get_project: 'GET /v1/projects/{projectId}',
  create_project: 'POST /v1/projects',
  update_project: 'PATCH /v1/projects/{projectId}',
  archive_project: 'DELETE /v1/projects/{projectId}',
  list_content: 'GET /v1/projects/{projectId}/content',
  get_content: 'GET /v1/content/{containerId}',
  get_content_asset: 'GET /v1/content/{containerId}/assets/{assetId}',
  get_content_progress: 'GET /v1/content/{containerId}/progress',
  create_content_upload: 'POST /v1/projects/{projectId}/content/uploads',
  finalize_content_upload: 'POST /v1/content/{containerId}/finalize-upload',
  update_content_caption: 'PATCH /v1/content/{containerId}',
  upload_content_from_url: 'POST /v1/projects/{projectId}/content/upload',
  approve_content: 'POST /v1/content/{containerId}/approve',
  reject_content: 'POST /v1/content/{containerId}/reject',
  get_content_review_policy: 'GET /v1/projects/{projectId}/content-review-policy',
  update_content_review_policy: 'PATCH /v1/projects/{projectId}/content-review-policy',
  list_audit_log: 'GET /v1/audit-log',
} as const;
export type Tool = keyof typeof tools;

/** What a tool tells its caller: the body as JSON, or one text that names status, code, message and request id. */
export type ToolAnswer =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly text: string };

export type UseTool = (tool: Tool, given?: Readonly<Record<string, unknown>>) => Promise<ToolAnswer>;

/** The client with one key. It keeps nothing between two calls, waits as long as `fetch` does, and repeats nothing. */
export function outsideClient(baseUrl: string, key: string): UseTool {
  return async (tool, given = {}) => {
    const request = requestOf(tool, given);
    const answer = await fetch(new URL(request.path, baseUrl), {
      method: request.method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(request.method === 'POST' || request.method === 'PATCH' ? { 'Idempotency-Key': randomUUID() } : {}),
        ...(request.body === null ? {} : { 'Content-Type': 'application/json' }),
      },
      body: request.body,
    });
    const text = await answer.text();
    if (!answer.ok) return { ok: false, text: wordsOf(answer.status, text) };
    const data: unknown = text === '' ? { status: answer.status } : JSON.parse(text);
    if (!isObject(data)) throw new Error(`${tool} answered with what is no object: ${text}`);
    return { ok: true, data };
  };
}

function requestOf(tool: Tool, given: Readonly<Record<string, unknown>>) {
  const [method = '', template = ''] = tools[tool].split(' ');
  // Ids are passed on as they came.
  const path = template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(given[name]));
  const rest = Object.entries(given).filter(([name]) => !template.includes(`{${name}}`));
  if (method !== 'GET') {
    return { method, path, body: method === 'DELETE' ? null : JSON.stringify(Object.fromEntries(rest)) };
  }
  const query = new URLSearchParams();
  for (const [name, value] of rest) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) query.append(name, String(one));
  }
  return { method, path: query.size === 0 ? path : `${path}?${query.toString()}`, body: null };
}

/** Passes on only what is shaped as it expects; of a 5xx, of a long message and of anything else it says nothing. */
function wordsOf(status: number, text: string): string {
  const envelope: unknown = JSON.parse(text);
  const error = isObject(envelope) && isObject(envelope['error']) ? envelope['error'] : {};
  const { code, message, requestId } = error;
  const label = typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,63}$/.test(code) ? ` ${code}` : '';
  const shown = status < 500 && typeof message === 'string' && message.length <= 2_000 ? message.trim() : '';
  const isId = typeof requestId === 'string' && /^(req_[\w-]{1,96}|[0-9a-f-]{36})$/i.test(requestId);
  return `Layers API ${status}${label}: ${shown || 'Request failed.'}${isId ? `\nrequestId: ${requestId}` : ''}`;
}
