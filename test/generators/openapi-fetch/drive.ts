import { openAsBlob } from 'node:fs';
import createClient from 'openapi-fetch';
import type { paths } from './client.js';

const { LAYERS_API_KEY, LAYERS_BASE_URL, LAYERS_PROJECT_ID = '', VIDEO = '' } = process.env;
const api = createClient<paths>({
  baseUrl: LAYERS_BASE_URL ?? '',
  headers: { Authorization: `Bearer ${LAYERS_API_KEY}` },
});

/** The answer, or the documented error thrown. */
function taken<T>({ data, error }: { data?: T; error?: { error: { code: string; message: string } } }): T {
  if (data === undefined) throw new Error(`${error?.error.code}: ${error?.error.message}`);
  return data;
}

const { organizationId } = taken(await api.GET('/v1/whoami'));
const file = await openAsBlob(VIDEO);
const session = taken(
  await api.POST('/v1/projects/{projectId}/content/uploads', {
    params: { path: { projectId: LAYERS_PROJECT_ID } },
    body: {
      files: [{ filename: 'teaser.mp4', contentType: 'video/mp4', sizeBytes: file.size }],
      grouping: 'per-file',
    },
  }),
);
const [target] = session.files;
if (!target) throw new Error('the session has no file');
const { containerId, uploadUrl, method, headers } = target;
const path = { containerId };
const early = await api.POST('/v1/content/{containerId}/finalize-upload', {
  params: { path },
  body: { caption: 'First ☕' },
});
const put = await fetch(uploadUrl, { method, headers, body: file });
if (!put.ok) throw new Error(await put.text());
const finalized = taken(
  await api.POST('/v1/content/{containerId}/finalize-upload', { params: { path }, body: { caption: 'First ☕' } }),
);
const mended = taken(
  await api.PATCH('/v1/content/{containerId}', { params: { path }, body: { caption: 'Mended ☕' } }),
);
const page = taken(
  await api.GET('/v1/projects/{projectId}/content', {
    params: { path: { projectId: LAYERS_PROJECT_ID }, query: { status: ['completed'], limit: 1 } },
  }),
);
const absent = await api.GET('/v1/content/{containerId}', {
  params: { path: { containerId: 'cnt_00000000-0000-4000-8000-000000000000' } },
});

console.log(
  JSON.stringify({
    baseUrl: null,
    organizationId,
    containerId,
    early: early.error?.error.code,
    finalized: [finalized.status, finalized.caption],
    mended: mended.caption,
    listed: page.items.map(({ id }) => id),
    absent: absent.error?.error.code,
  }),
);
