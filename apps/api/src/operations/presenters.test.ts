import { projectFieldsOf } from '@layers-content/core';
import type { Asset, ContentItem } from '@layers-content/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presentEvent, presentIdentity } from './present-account.ts';
import { presentArchivedProject } from './present-project.ts';
import { presentAsset, presentContentItem } from './presenters.ts';
import { timeOf } from './times.ts';

const base = 'https://media.example.test';
const mediaUrls = { of: (key: string) => `${base}/${key}` };
const id = 'a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70';

function asset(change: Partial<Asset> = {}): Asset {
  return {
    assetId: 'upload-1',
    kind: 'image',
    location: { key: 'public-media/one.jpg' },
    thumbnailUrl: null,
    width: 1_080,
    height: 1_920,
    durationMs: null,
    mimeType: 'image/jpeg',
    sizeBytes: 10,
    ...change,
  };
}

function itemOf(...assets: readonly Asset[]): ContentItem {
  return {
    id,
    projectId: id,
    creativeType: 'uploaded',
    status: 'completed',
    format: null,
    hook: null,
    influencerId: null,
    sourceTiktokId: null,
    mediaId: null,
    caption: '',
    firstComment: null,
    assets,
    approvalStatus: 'not_required',
    adsEnrollment: 'opted_out',
    platformFit: [],
    createdAt: new Date('2026-06-12T14:02:11.999Z'),
    completedAt: null,
    failedAt: null,
    lastError: null,
  };
}

const previewOf = (...assets: readonly Asset[]) => presentContentItem(itemOf(...assets), mediaUrls).preview;
const second = asset({ assetId: 'upload-2', location: { key: 'public-media/two.jpg' } });
const video = asset({
  kind: 'video',
  location: { key: 'public-media/film.mp4' },
  durationMs: 31_000,
  mimeType: 'video/mp4',
});

describe('preview', () => {
  test('none without assets', () => {
    expect(previewOf()).toBeNull();
  });

  test('of one picture', () => {
    expect(previewOf(asset())).toEqual({
      kind: 'image',
      primaryUrl: `${base}/public-media/one.jpg`,
      thumbnailUrl: null,
      imageUrls: [`${base}/public-media/one.jpg`],
      videoUrl: null,
      hlsUrl: null,
      durationMs: null,
      aspectRatio: '9:16',
    });
  });

  test('of a slideshow: all in order, the shape of the first', () => {
    expect(previewOf(asset(), { ...second, width: 1, height: 1 })).toMatchObject({
      kind: 'slideshow',
      primaryUrl: `${base}/public-media/one.jpg`,
      imageUrls: [`${base}/public-media/one.jpg`, `${base}/public-media/two.jpg`],
      aspectRatio: '9:16',
    });
  });

  test('of a film', () => {
    expect(previewOf(video)).toMatchObject({
      kind: 'video',
      primaryUrl: `${base}/public-media/film.mp4`,
      videoUrl: `${base}/public-media/film.mp4`,
      imageUrls: [],
      durationMs: 31_000,
    });
  });

  test.each([
    [1_080, 1_920, '9:16'],
    [1_920, 1_080, '16:9'],
    [400, 400, '1:1'],
    [1_079, 1_920, '1079:1920'],
    [1, 10_000, '1:10000'],
    [6, 4, '3:2'],
  ])('%i x %i is %s', (width, height, ratio) => {
    expect(previewOf(asset({ width, height }))?.aspectRatio).toBe(ratio);
  });

  test('the ratio is the size in its smallest numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
        const [across = 0, down = 0] = (previewOf(asset({ width, height }))?.aspectRatio ?? '').split(':').map(Number);
        expect(across * height).toBe(down * width);
        expect([across, down]).toEqual([width / commonDivisor(width, height), height / commonDivisor(width, height)]);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    [null, 10],
    [10, null],
    [0, 10],
    [undefined, undefined],
  ] as const)('%s x %s has none', (width, height) => {
    const { width: _width, height: _height, ...sizeless } = asset();
    expect(
      previewOf({ ...sizeless, ...(width !== undefined && { width }), ...(height !== undefined && { height }) })
        ?.aspectRatio,
    ).toBeNull();
  });
});

describe('a generated asset', () => {
  const generated: Asset = {
    assetId: 'render-1',
    kind: 'video',
    location: { url: 'https://elsewhere.example.test/a.mp4' },
  };

  test('keeps its own address, and what it does not have stays absent', () => {
    expect(presentAsset(generated, mediaUrls)).toEqual({
      assetId: 'render-1',
      kind: 'video',
      url: 'https://elsewhere.example.test/a.mp4',
    });
    expect(Object.keys(presentAsset({ ...generated, width: null }, mediaUrls))).toEqual([
      'assetId',
      'kind',
      'url',
      'width',
    ]);
  });

  test('its preview says null instead', () => {
    expect(previewOf(generated)).toMatchObject({
      kind: 'video',
      thumbnailUrl: null,
      durationMs: null,
      aspectRatio: null,
    });
    expect(previewOf({ ...generated, thumbnailUrl: 'https://elsewhere.example.test/a.jpg' })?.thumbnailUrl).toBe(
      'https://elsewhere.example.test/a.jpg',
    );
  });
});

test('times are whole seconds, cut and not rounded', () => {
  expect(timeOf(new Date('2026-06-12T14:02:11.999Z'))).toBe('2026-06-12T14:02:11Z');
  expect(presentContentItem(itemOf(), mediaUrls).createdAt).toBe('2026-06-12T14:02:11Z');
});

test('ids get their prefixes', () => {
  expect(presentContentItem(itemOf(), mediaUrls)).toMatchObject({ id: `cnt_${id}`, projectId: `prj_${id}` });
  const identity = presentIdentity({
    organizationId: id,
    environment: 'live',
    id,
    handle: 'A'.repeat(16),
    name: 'Key',
    secretHash: new Uint8Array(32),
    scopes: ['*'],
    rateLimitTier: 'pilot',
    organizationName: 'O',
    parentOrganizationId: id,
    revokedAt: null,
    killedAt: null,
  });
  expect(identity).toEqual({
    organizationId: `org_${id}`,
    workspaceId: `org_${id}`,
    organizationName: 'O',
    parentOrganizationId: `org_${id}`,
    scopes: ['*'],
    rateLimitTier: 'pilot',
    apiKeyId: `key_${id}`,
    creditBalance: null,
  });
});

test('a line of the audit log has prefixed ids, also one written when they were stored so', () => {
  const line = {
    id,
    type: 'content.canceled' as const,
    occurredAt: new Date(0),
    requestId: null,
    organizationId: id,
    projectId: null,
    apiKeyId: null,
  };
  const dataOf = (data: Readonly<Record<string, unknown>>) => JSON.stringify(presentEvent({ ...line, data }).data);
  const shown = [
    { containerId: `cnt_${id}`, reason: null },
    { containerIds: [`cnt_${id}`] },
    { apiKeyId: `key_${id}`, name: 'N' },
  ];
  const stored = [{ contentId: id, reason: null }, { contentIds: [id] }, { apiKeyId: id, name: 'N' }];
  expect(stored.map(dataOf)).toEqual(shown.map((data) => JSON.stringify(data)));
  expect(shown.map(dataOf)).toEqual(shown.map((data) => JSON.stringify(data)));
});

test('a project that is not archived is never shown as archived', () => {
  const project = {
    ...projectFieldsOf({ name: 'P', timezone: 'UTC' }),
    id,
    organizationId: id,
    status: 'active' as const,
    archivedAt: null,
    createdAt: new Date(0),
  };
  expect(() => presentArchivedProject(project)).toThrow(/is not/);
  expect(presentArchivedProject({ ...project, status: 'archived', archivedAt: new Date(0) })).toEqual({
    id: `prj_${id}`,
    status: 'archived',
    archivedAt: '1970-01-01T00:00:00Z',
    canceledScheduledPosts: 0,
  });
});

/** The largest there is, by trying all from the smaller number down. */
function commonDivisor(one: number, other: number): number {
  let divisor = Math.min(one, other);
  while (one % divisor !== 0 || other % divisor !== 0) divisor -= 1;
  return divisor;
}
