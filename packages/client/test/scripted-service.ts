import type { ServerResponse } from 'node:http';
import { createClient } from '../src/client.ts';
import type { LayersClient } from '../src/client.ts';
import { sendJson, startLoopback } from './loopback.ts';
import type { Received } from './loopback.ts';

type ReplyToNth = (nth: number, response: ServerResponse, request: Received) => void;

/** What the service does instead of what it should; each counts from 1. */
export interface Script {
  /** Replies to a try to open a session; a 201 when it does not. */
  readonly open?: (nth: number, response: ServerResponse) => boolean;
  readonly put?: ReplyToNth;
  readonly refresh?: ReplyToNth;
  readonly finalize?: ReplyToNth;
  readonly cancel?: ReplyToNth;
}

export interface ScriptedService {
  readonly client: LayersClient;
  readonly received: readonly Received[];
  /** `GET /path` of every request, as they ended. */
  calls(): readonly string[];
}

interface Placed {
  readonly declared: object;
  readonly containerId: string;
  readonly assetId: string;
  readonly number: number;
}

/**
 * A service whose files are numbered as they are declared, and so are its items; its upload URLs carry the generation
 * they were signed in: `/put/<generation>/<number>`.
 */
export async function startService(script: Script): Promise<ScriptedService> {
  let baseUrl = '';
  let generation = 0;
  let items = 0;
  const placed: Placed[] = [];
  const counts = { open: 0, put: 0, refresh: 0, finalize: 0, cancel: 0 };
  const nth = (name: keyof typeof counts) => (counts[name] += 1);
  const session = (files: readonly Placed[]) => {
    generation += 1;
    return {
      containerIds: [...new Set(files.map(({ containerId }) => containerId))],
      files: files.map(({ declared, containerId, assetId, number }) => ({
        ...declared,
        containerId,
        assetId,
        method: 'PUT',
        uploadUrl: `${baseUrl}/put/${generation}/${number}`,
        headers: { 'Content-Type': 'video/mp4', 'X-Verbatim': 'yes' },
        platformFit: [],
      })),
      uploadUrlsExpireAt: '2026-06-12T14:02:11Z',
      sessionExpiresAt: '2026-06-12T14:02:11Z',
    };
  };
  const place = (body: Buffer) => {
    const { files, grouping } = declaredIn(body);
    const slideshow = grouping === 'slideshow';
    const added = files.map((declared, index) => {
      if (!slideshow || index === 0) items += 1;
      const assetId = `upload-${slideshow ? index + 1 : 1}`;
      return { declared, containerId: `cnt_${items}`, assetId, number: placed.length + index + 1 };
    });
    placed.push(...added);
    return added;
  };
  const reply = (request: Received, response: ServerResponse): void => {
    const { method, url, body } = request;
    const id = url.split('/')[3] ?? '';
    if (method === 'PUT') {
      if (script.put) script.put(nth('put'), response, request);
      else response.end();
    } else if (method === 'DELETE') {
      if (script.cancel) script.cancel(nth('cancel'), response, request);
      else sendJson(response, 200, { id, status: 'canceled' });
    } else if (url.endsWith('/finalize-upload')) {
      if (script.finalize) script.finalize(nth('finalize'), response, request);
      else sendJson(response, 200, { id, status: 'completed' });
    } else if (url.endsWith('/upload-urls')) {
      if (script.refresh) script.refresh(nth('refresh'), response, request);
      else sendJson(response, 200, session(placed.filter(({ containerId }) => containerId === id)));
    } else if (script.open?.(nth('open'), response) !== true) {
      sendJson(response, 201, session(place(body)));
    }
  };
  const loopback = await startLoopback(reply);
  baseUrl = loopback.baseUrl;
  return {
    client: createClient({ baseUrl, apiKey: 'lp_live_key' }),
    received: loopback.received,
    calls: () => loopback.received.map(({ method, url }) => `${method} ${url}`),
  };
}

function declaredIn(body: Buffer): { readonly files: readonly object[]; readonly grouping: unknown } {
  const request: unknown = JSON.parse(body.toString());
  if (typeof request !== 'object' || request === null || !('files' in request) || !Array.isArray(request.files))
    throw new TypeError('The request declares no files.');
  const files = request.files.filter((file): file is object => typeof file === 'object' && file !== null);
  return { files, grouping: 'grouping' in request ? request.grouping : null };
}
