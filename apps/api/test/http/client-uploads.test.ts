import { contentTypeOf, createClient, isLayersError, judgeContent, uploadContent } from '@layers-content/client';
import type { ContentItem, LayersClient } from '@layers-content/client';
import { mediaFixture } from '@layers-content/media-probe/testing';
import type { FixtureName } from '@layers-content/media-probe/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

/** The published client against the real service; only its clock is stopped. */
let scene: Scene;
let client: LayersClient;

beforeAll(async () => {
  const port = await freePort();
  scene = await openScene({ port, env: { PUBLIC_URL: `http://127.0.0.1:${port}` } });
  client = createClient({ baseUrl: scene.baseUrl, apiKey: scene.keys.live });
});
afterEach(() => scene.service.database.setServiceNow(null));
afterAll(() => scene.close());

const startedAt = Date.parse('2026-06-12T14:00:00Z');
const minutes = (count: number) => scene.service.database.setServiceNow(new Date(startedAt + count * 60_000));
const fixture = (name: FixtureName) => ({ file: new Blob([Uint8Array.from(mediaFixture(name))]), filename: name });
const about = () => ({ projectId: `prj_${scene.projectId}`, caption: 'The roast. #coffee' });

async function statuses(): Promise<Record<string, string>> {
  const items: ContentItem[] = [];
  for await (const item of client.content(about().projectId)) items.push(item);
  return Object.fromEntries(items.map(({ id, status }) => [id, status]));
}

/** The client, with time that passes once a session is open. */
function afterOpening(then: () => Promise<unknown>): LayersClient {
  const createUploadSession: LayersClient['createUploadSession'] = async (...call) => {
    const session = await client.createUploadSession(...call);
    await then();
    return session;
  };
  return { ...client, createUploadSession };
}

describe('judgeContent', () => {
  const slides = (count: number) => Array.from({ length: count }, () => 'square.jpg' as const);
  const film = ['teaser.mp4'] as const;
  const posts: readonly (readonly [string, boolean, Asked])[] = [
    ['a film', true, { names: film }],
    ['a caption of 10,000 units', true, { names: film, caption: 'é'.repeat(10_000) }],
    ['a caption of 10,001 units', false, { names: film, caption: 'é'.repeat(10_001) }],
    ['a slideshow of one', true, { names: slides(1), slideshow: true }],
    ['a slideshow of 50', true, { names: slides(50), slideshow: true }],
    ['a slideshow of 51', false, { names: slides(51), slideshow: true }],
    ['a film among slides', false, { names: [...slides(1), ...film], slideshow: true }],
    ['a film as a slideshow', false, { names: film, slideshow: true }],
    ['no file', false, { names: [] }],
    ['two platforms', true, { names: film, platforms: ['x', 'bluesky'] }],
    ['no platform', false, { names: film, platforms: [] }],
    ['one platform twice', false, { names: film, platforms: ['x', 'x'] }],
    ['an unknown platform', false, { names: film, platforms: ['fotolog'] }],
  ];

  test.each(posts)('takes %s: %s, as checkPlatformFit does', async (_title, taken, asked) => {
    const { names, slideshow = false, ...rest } = asked;
    const assets = names.map((name) => ({ contentType: contentTypeOf(name) }));
    const described = await scene.call('checkPlatformFit', { body: { ...rest, slideshow, assets } });
    const grouping = slideshow ? 'slideshow' : 'per-file';
    const judging = judgeContent(client, { ...rest, grouping, files: names.map(fixture) });
    const codes = await judging.then(
      () => [],
      (error: unknown) => [isLayersError(error) ? error.code : error],
    );
    expect([described.status, codes.length]).toEqual(taken ? [200, 0] : [422, 1]);
    expect(['POST_INVALID', 'VALIDATION']).toEqual(expect.arrayContaining(codes));
  });
});

/** A post, as it is described to the service and as its files are judged here. */
interface Asked {
  readonly names: readonly FixtureName[];
  readonly slideshow?: boolean;
  readonly caption?: string;
  readonly platforms?: readonly string[];
}

describe('uploadContent', () => {
  test('uploads films and pictures, whose local verdicts are those of the items', async () => {
    const files = [fixture('teaser.mp4'), fixture('picture.png'), fixture('phone.mov'), fixture('square.jpg')];
    const judgement = await judgeContent(client, { ...about(), files });
    expect(judgement).toMatchObject({ rules: 'service', skippedRules: [] });
    const items = await uploadContent(client, { ...about(), files, judge: true });
    expect(items.map(({ status }) => status)).toEqual(files.map(() => 'completed'));
    expect(items.map(({ platformFit }) => platformFit)).toEqual(judgement.posts.map((post) => post.platformFit));
    expect(await statuses()).toMatchObject(Object.fromEntries(items.map(({ id }) => [id, 'completed'])));
  });

  test('sends on by fresh URLs when the first have expired', async () => {
    await minutes(0);
    const files = [fixture('slide-1.jpg'), fixture('slide-2.jpg')];
    const waits: unknown[] = [];
    const [item] = await uploadContent(
      afterOpening(() => minutes(16)),
      {
        ...about(),
        files,
        grouping: 'slideshow',
        onWait: ({ error }) => waits.push(isLayersError(error) && error.code),
      },
    );
    expect(waits).toEqual(['UPLOAD_URL_INVALID', 'UPLOAD_URL_INVALID']);
    expect(item.assets.map(({ sizeBytes }) => sizeBytes)).toEqual(files.map(({ file }) => file.size));
  });

  const slides = () => ({
    ...about(),
    files: [fixture('slide-1.jpg'), fixture('slide-2.jpg')],
    grouping: 'slideshow' as const,
  });

  /** What is kept of an upload that stopped when its first picture was there. */
  async function stopped(): Promise<string> {
    const upload = uploadContent(client, {
      ...slides(),
      onToken: (token) => {
        if (token.includes('"sent":true')) upload.pause();
      },
    });
    upload.catch(() => undefined);
    await expect.poll(() => upload.token()).toContain('"sent":true');
    return upload.token() ?? '';
  }

  test('goes on with a token; with that of a finished upload it gives the item', async () => {
    const token = await stopped();
    const items = await uploadContent(client, { ...slides(), token });
    expect(token).toContain(items[0].id);
    await expect(uploadContent(client, { ...slides(), token })).resolves.toEqual(items);
  });

  test('begins anew where the session has ended meanwhile', async () => {
    await minutes(0);
    const token = await stopped();
    await minutes(180);
    const [item] = await uploadContent(client, { ...slides(), token });
    expect(item.status).toBe('completed');
    expect(token).not.toContain(item.id);
  });

  test('taken back in the middle leaves nothing', async () => {
    const before = Object.keys(await statuses());
    const controller = new AbortController();
    const upload = uploadContent(client, {
      ...about(),
      files: [fixture('square.jpg'), fixture('teaser.mp4'), fixture('phone.mov')],
      signal: controller.signal,
      onProgress: ({ files }) => {
        if (files.some(({ status }) => status === 'completed')) controller.abort(new Error('enough'));
      },
    });
    await expect(upload).rejects.toThrow('enough');
    const left = Object.entries(await statuses()).filter(([id]) => !before.includes(id));
    expect(left.map(([, status]) => status)).toEqual(['canceled', 'canceled', 'canceled']);
    expect((await client.getUsage()).quotas.openUploads.used).toBe(0);
  });

  test('a file that the service refuses is told by its reason, and no open upload stays', async () => {
    const film = fixture('teaser.mp4');
    const cut = { file: film.file.slice(0, film.file.size - 1_000), filename: 'cut.mp4' };
    const error: unknown = await uploadContent(client, { ...about(), files: [cut] }).catch((thrown: unknown) => thrown);
    if (!isLayersError(error) || error.code !== 'VALIDATION' || !('assetId' in error.details)) throw error;
    expect(error.details.assetId).toBe('upload-1');
    expect((await client.getUsage()).quotas.openUploads.used).toBe(0);
  });
});
