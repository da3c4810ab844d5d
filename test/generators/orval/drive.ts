import { openAsBlob } from 'node:fs';
import {
  createUploadSession,
  finalizeUpload,
  getContent,
  getWhoamiUrl,
  listContent,
  updateContent,
  whoami,
} from './client.js';

const { LAYERS_API_KEY = '', LAYERS_PROJECT_ID: projectId = '', VIDEO = '' } = process.env;
const asUs = { headers: { Authorization: `Bearer ${LAYERS_API_KEY}` } };

/** What went wrong, in the words of the service. */
function refused({ data }: { data: { error: { code: string; message: string } } }): Error {
  return new Error(`${data.error.code}: ${data.error.message}`);
}

const caller = await whoami(asUs);
if (caller.status !== 200) throw refused(caller);
const file = await openAsBlob(VIDEO);
const session = await createUploadSession(
  projectId,
  { files: [{ filename: 'teaser.mp4', contentType: 'video/mp4', sizeBytes: file.size }], grouping: 'per-file' },
  asUs,
);
if (session.status !== 201) throw refused(session);
const [target] = session.data.files;
if (!target) throw new Error('the session has no file');
const { containerId, uploadUrl, method, headers } = target;
const early = await finalizeUpload(containerId, { caption: 'First ☕' }, asUs);
if (early.status !== 409) throw new Error(`a finalize without its file answers ${early.status}`);
const put = await fetch(uploadUrl, { method, headers, body: file });
if (!put.ok) throw new Error(await put.text());
const finalized = await finalizeUpload(containerId, { caption: 'First ☕' }, asUs);
if (finalized.status !== 200) throw refused(finalized);
const mended = await updateContent(containerId, { caption: 'Mended ☕' }, asUs);
if (mended.status !== 200) throw refused(mended);
const page = await listContent(projectId, { status: ['completed'], limit: 1 }, asUs);
if (page.status !== 200) throw refused(page);
const absent = await getContent('cnt_00000000-0000-4000-8000-000000000000', asUs);
if (absent.status !== 404) throw new Error(`an absent item answers ${absent.status}`);

console.log(
  JSON.stringify({
    baseUrl: new URL(getWhoamiUrl()).origin,
    organizationId: caller.data.organizationId,
    containerId,
    early: early.data.error.code,
    finalized: [finalized.data.status, finalized.data.caption],
    mended: mended.data.caption,
    listed: page.data.items.map(({ id }) => id),
    absent: absent.data.error.code,
  }),
);
