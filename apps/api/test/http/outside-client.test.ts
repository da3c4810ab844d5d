import { readFileSync } from 'node:fs';
import { isObject, operationTable } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outsideClient, tools } from './outside-client.ts';
import type { Tool, UseTool } from './outside-client.ts';
import { exchange } from './exchange.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

/** The exchanges of a client nobody here wrote, in the order in which it tells its callers to use its tools. */
let scene: Scene;
let use: UseTool;
const used = new Set<Tool>();
let projectId: string;
let video: string;
let picture: string;

beforeAll(async () => {
  scene = await openScene();
  use = outsideClient(scene.baseUrl, scene.keys.live);
}, 60_000);

afterAll(async () => {
  await scene.close();
});

/** The body of a tool's success. */
async function expectData(tool: Tool, given: JsonObject = {}) {
  used.add(tool);
  const answer = await use(tool, given);
  if (!answer.ok) throw new Error(`${tool}: ${answer.text}`);
  return answer.data;
}

/** The words of a tool's failure, without the request id that must be among them. */
async function expectWords(tool: Tool, given: JsonObject = {}): Promise<string> {
  const answer = await use(tool, given);
  if (answer.ok) throw new Error(`${tool} did not fail`);
  expect(answer.text).toMatch(/\nrequestId: req_[0-9A-Z]{26}$/);
  return answer.text.replace(/\nrequestId: .*$/, '');
}

/** The objects of a list in an answer. */
function listIn(data: JsonObject, name: string): readonly JsonObject[] {
  const list: readonly unknown[] = Array.isArray(data[name]) ? data[name] : [];
  return list.filter(isObject);
}

async function itemsOf(tool: Tool, given: JsonObject): Promise<readonly JsonObject[]> {
  return listIn(await expectData(tool, given), 'items');
}

test('a project with all its fields, found, read and changed', async () => {
  const { organizationId, creditBalance } = await expectData('whoami');
  expect(creditBalance).toBeNull();
  const fields = {
    name: 'Harbour Roasters',
    timezone: 'Europe/Lisbon',
    customerExternalId: 'customer-7',
    ownerEmail: 'owner@example.com',
    primaryLanguage: 'en',
    appName: 'Roast',
    appDescription: 'A roaster of small lots that ships every Tuesday. '.repeat(3).trim(),
    tagline: 'Small lots.',
    brandVoice: 'warm',
    targetGender: 'all',
    metadata: { plan: { tier: 2 } },
  };
  const project = await expectData('create_project', fields);
  expect(project).toMatchObject({ ...fields, organizationId, status: 'active' });
  projectId = String(project['id']);
  expect(await expectData('get_project', { projectId })).toEqual(project);
  expect(await itemsOf('list_projects', { limit: 1, status: 'active', search: 'roast' })).toEqual([project]);
  expect(await itemsOf('list_projects', { customerExternalId: 'customer-7' })).toEqual([project]);
  const changes = { tagline: 'Shipped on Tuesdays.', metadata: { plan: { tier: 3 } } };
  expect(await expectData('update_project', { projectId, ...changes })).toEqual({ ...project, ...changes });
});

/** Sends a file to a target of a session, as the caller of the tools is told to. */
async function put(target: JsonObject, contentType: string, bytes: Uint8Array): Promise<void> {
  const { pathname } = new URL(String(target['uploadUrl']));
  const headers = { 'Content-Type': contentType };
  expect(await exchange(scene.baseUrl, { method: 'PUT', path: pathname, headers, body: bytes })).toMatchObject({
    status: 200,
  });
}

/** A picture in the project, from session to finalize. */
async function sendPicture(): Promise<string> {
  const bytes = mediaFixture('square.jpg');
  const files = [{ filename: 'square.jpg', contentType: 'image/jpeg', sizeBytes: bytes.length }];
  const session = await expectData('create_content_upload', { projectId, grouping: 'per-file', files });
  const [target = {}] = listIn(session, 'files');
  await put(target, 'image/jpeg', bytes);
  const containerId = String(target['containerId']);
  await expectData('finalize_content_upload', { containerId, caption: '' });
  return containerId;
}

test('two files, sent with the declared type and nothing else, and finalized', async () => {
  const bytes = [mediaFixture('teaser.mp4'), mediaFixture('slide-1.jpg')];
  const files = [
    { filename: 'teaser.mp4', contentType: 'video/mp4', sizeBytes: bytes[0]?.length },
    { filename: 'slide-1.jpg', contentType: 'image/jpeg', sizeBytes: bytes[1]?.length },
  ];
  const session = await expectData('create_content_upload', { projectId, grouping: 'per-file', files });
  const targets = listIn(session, 'files');
  [video = '', picture = ''] = targets.map((target) => String(target['containerId']));
  expect(await expectData('get_content_progress', { containerId: video })).toMatchObject({
    containerId: video,
    status: 'queued',
    etaSeconds: null,
  });
  const tooEarly = await expectWords('finalize_content_upload', { containerId: video, caption: 'Too early.' });
  expect(tooEarly).toMatch(/^Layers API 409 UPLOAD_INCOMPLETE: ./);
  for (const [index, target] of targets.entries())
    await put(target, files[index]?.contentType ?? '', bytes[index] ?? new Uint8Array());
  const caption = 'The roast that started it all. ☕';
  const item = await expectData('finalize_content_upload', { containerId: video, caption });
  expect(item).toMatchObject({ id: video, status: 'completed', caption, creativeType: 'uploaded' });
  expect(await expectData('finalize_content_upload', { containerId: video, caption: 'Ignored.' })).toEqual(item);
  await expectData('finalize_content_upload', { containerId: picture, caption: '' });
  expect(await expectData('get_content_progress', { containerId: video })).toMatchObject({
    status: 'completed',
    stageProgress: 1,
  });
});

test('items read, listed page by page, and given another caption', async () => {
  const item = await expectData('get_content', { containerId: video });
  const [asset = {}] = listIn(item, 'assets');
  expect(await expectData('get_content_asset', { containerId: video, assetId: asset['assetId'] })).toEqual({
    containerId: video,
    ...asset,
  });
  // Its schema knows these formats and states; a list is sent as a parameter repeated.
  const filters = {
    projectId,
    status: ['queued', 'completed'],
    creativeType: 'uploaded',
    since: '2026-01-01T00:00:00Z',
  };
  const first = await expectData('list_content', { ...filters, limit: 1 });
  const second = await expectData('list_content', { ...filters, limit: 1, cursor: first['nextCursor'] });
  expect([...listIn(first, 'items'), ...listIn(second, 'items')].map(({ id }) => id).toSorted()).toEqual(
    [video, picture].toSorted(),
  );
  expect(second['nextCursor']).toBeNull();
  expect(await itemsOf('list_content', { projectId, format: ['slideshow-builder', 'ugc-remix'] })).toEqual([]);
  expect(await expectData('update_content_caption', { containerId: video, caption: 'In stores.' })).toMatchObject({
    id: video,
    caption: 'In stores.',
  });
});

test('an item that waits is approved, another rejected, and no decision is made twice', async () => {
  expect(await expectData('get_content_review_policy', { projectId })).toEqual({
    projectId,
    policy: 'auto_approve',
    pendingCount: 0,
  });
  const firstThree = { projectId, policy: 'review_first_n', firstN: 3 };
  expect(await expectData('update_content_review_policy', firstThree)).toMatchObject(firstThree);
  expect(await expectWords('update_content_review_policy', { projectId, policy: 'review_first_n' })).toMatch(
    /^Layers API 422 VALIDATION: ./,
  );
  await expectData('update_content_review_policy', { projectId, policy: 'review_all' });
  const waiting = [await sendPicture(), await sendPicture()];
  const [first, second] = waiting;
  expect(await expectData('get_content_review_policy', { projectId })).toMatchObject({ pendingCount: 2 });
  expect(await expectData('approve_content', { containerId: first })).toMatchObject({
    id: first,
    approvalStatus: 'approved',
  });
  expect(await expectData('reject_content', { containerId: second, reason: 'Too dark.' })).toMatchObject({
    id: second,
    approvalStatus: 'rejected',
    reason: 'Too dark.',
  });
  for (const containerId of [...waiting, video])
    expect(await expectWords('approve_content', { containerId, note: 'Again.' })).toMatch(
      /^Layers API 409 CONFLICT: ./,
    );
});

test('what lies elsewhere is imported in one call, or nothing is made', async () => {
  const media = [{ url: 'https://127.0.0.1/teaser.mp4' }];
  const caption = 'From elsewhere.';
  expect(await expectWords('upload_content_from_url', { projectId, media, caption })).toMatch(
    /^Layers API 422 VALIDATION: ./,
  );
  const live = use;
  use = outsideClient(scene.baseUrl, scene.keys.test);
  const [sandbox = {}] = await itemsOf('list_projects', {});
  const given = { projectId: sandbox['id'], media: [{ url: 'https://media.example.com/teaser.mp4' }], caption };
  expect(await expectData('upload_content_from_url', given)).toMatchObject({
    status: 'completed',
    creativeType: 'uploaded',
    adsEnrollment: 'opted_out',
    caption,
  });
  use = live;
});

test('what was done is in the audit log, of any type it may ask for', async () => {
  const events = await itemsOf('list_audit_log', { projectId, limit: 200 });
  expect(events.map(({ eventType }) => eventType)).toEqual(
    expect.arrayContaining(['project.created', 'content.completed', 'content.caption_updated']),
  );
  expect(await itemsOf('list_audit_log', { eventType: 'scheduled_post.cancelled' })).toEqual([]);
});

test('a project archived, and brought back by its status', async () => {
  expect(await expectData('archive_project', { projectId })).toMatchObject({ id: projectId, status: 'archived' });
  expect(await expectData('update_project', { projectId, status: 'active' })).toMatchObject({ status: 'active' });
});

test('refusals are told by a code to branch on and a message that can be shown', async () => {
  const unknown = 'cnt_00000000-0000-4000-8000-000000000000';
  expect(await expectWords('get_content', { containerId: unknown })).toMatch(/^Layers API 404 NOT_FOUND: ./);
  expect(await expectWords('get_content', { containerId: 'nothing' })).toMatch(/^Layers API 422 VALIDATION: ./);
  expect(await expectWords('update_project', { projectId, timezone: 'Mars/Olympus' })).toMatch(
    /^Layers API 422 VALIDATION: .*timezone/,
  );
  use = outsideClient(scene.baseUrl, 'lp_live_none');
  expect(await expectWords('whoami')).toMatch(/^Layers API 401 UNAUTHENTICATED: ./);
});

test('every tool was used, and is one operation of the contract', () => {
  expect([...used].toSorted()).toEqual(Object.keys(tools).toSorted());
  const operations = Object.values(operationTable).map(({ method, path }) => `${method} ${path}`);
  expect(operations).toEqual(expect.arrayContaining(Object.values(tools)));
});

test('the page about it names the same requests', () => {
  const page = readFileSync(new URL('../../../../docs/outside-client.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| `(\w+ \/v1\/[^`]*)`/gm)].map(([, tool, request]) => [tool, request]);
  expect(Object.fromEntries(rows)).toEqual(tools);
});
