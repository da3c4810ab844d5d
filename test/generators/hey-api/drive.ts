import { openAsBlob } from 'node:fs';
import { createUploadSession, finalizeUpload, getContent, listContent, updateContent, whoami } from './client/index.js';
import { client } from './client/client.gen.js';

const { LAYERS_API_KEY = '', LAYERS_PROJECT_ID: projectId = '', VIDEO = '' } = process.env;
client.setConfig({ auth: LAYERS_API_KEY });
const throwOnError = true;

const { data: caller } = await whoami({ throwOnError });
const file = await openAsBlob(VIDEO);
const { data: session } = await createUploadSession({
  path: { projectId },
  body: {
    files: [{ filename: 'teaser.mp4', contentType: 'video/mp4', sizeBytes: file.size }],
    grouping: 'per-file',
  },
  throwOnError,
});
const [target] = session.files;
if (!target) throw new Error('the session has no file');
const { containerId, uploadUrl, method, headers } = target;
const path = { containerId };
const early = await finalizeUpload({ path, body: { caption: 'First ☕' } });
const put = await fetch(uploadUrl, { method, headers, body: file });
if (!put.ok) throw new Error(await put.text());
const { data: finalized } = await finalizeUpload({ path, body: { caption: 'First ☕' }, throwOnError });
const { data: mended } = await updateContent({ path, body: { caption: 'Mended ☕' }, throwOnError });
const { data: page } = await listContent({
  path: { projectId },
  query: { status: ['completed'], limit: 1 },
  throwOnError,
});
const absent = await getContent({ path: { containerId: 'cnt_00000000-0000-4000-8000-000000000000' } });

console.log(
  JSON.stringify({
    baseUrl: client.getConfig().baseUrl,
    organizationId: caller.organizationId,
    containerId,
    early: early.error?.error.code,
    finalized: [finalized.status, finalized.caption],
    mended: mended.caption,
    listed: page.items.map(({ id }) => id),
    absent: absent.error?.error.code,
  }),
);
