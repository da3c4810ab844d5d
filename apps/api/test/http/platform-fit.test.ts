import type { ContentItem, PlatformFit } from '@layers-content/contract';
import { isObject } from '@layers-content/contract';
import { itemPlatforms } from '@layers-content/core';
import type { ContentType, MediaInfo } from '@layers-content/core';
import { mediaFixture } from '@layers-content/media-probe/testing';
import type { FixtureName } from '@layers-content/media-probe/testing';
import { platformIds } from '@layers-content/platform-fit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../contract/documented-answers.ts';
import { bare, errorOf, itemOf, openScene, outcomeOf } from './scene.ts';
import type { Scene } from './scene.ts';

/** Verdicts over HTTP: of a description, of an item, and of an item whose caption changes. */
let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene.close();
});

const types = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
} as const;
type Extension = keyof typeof types;

function typeOf(name: FixtureName): ContentType {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const isKnown = (text: string): text is Extension => Object.hasOwn(types, text);
  return isKnown(extension) ? types[extension] : expect.fail(`${name} has no type`);
}

/** What the service's own prober tells of a file, as a client that probes for itself would have it. */
async function probe(name: FixtureName): Promise<MediaInfo> {
  const bytes = mediaFixture(name);
  const reader = {
    sizeBytes: bytes.byteLength,
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  return scene.context.prober.probe(reader, typeOf(name), AbortSignal.timeout(30_000));
}

async function upload(names: readonly FixtureName[], caption: string): Promise<ContentItem> {
  const files = names.map((filename) => ({
    filename,
    contentType: typeOf(filename),
    sizeBytes: mediaFixture(filename).byteLength,
  }));
  const session = await scene.open(files, names.length > 1 ? 'slideshow' : 'per-file');
  for (const [index, target] of session.files.entries()) {
    expect((await scene.put(target, mediaFixture(names[index] ?? 'square.jpg'))).status).toBe(200);
  }
  const [containerId = ''] = session.containerIds;
  return itemOf(await scene.call('finalizeUpload', { path: { containerId }, body: { caption } }));
}

async function check(body: unknown): Promise<readonly PlatformFit[]> {
  return verdictsOf(await scene.call('checkPlatformFit', { body }));
}

function verdictsOf(answer: Answer): readonly PlatformFit[] {
  expect(answer.status).toBe(200);
  const value: unknown = JSON.parse(answer.body);
  return isChecked(value) ? value.platformFit : expect.fail(answer.body);
}

function isChecked(value: unknown): value is { platformFit: readonly PlatformFit[] } {
  return isObject(value) && Array.isArray(value['platformFit']);
}

const faultsOf = (verdicts: readonly PlatformFit[]) =>
  verdicts.flatMap(({ platform, issues }) =>
    issues.map(
      ({ severity, code, assetId }) => `${platform} ${severity} ${code}${assetId === null ? '' : ` ${assetId}`}`,
    ),
  );
const platformsOf = (verdicts: readonly PlatformFit[]) => verdicts.map(({ platform }) => platform);
const image = { contentType: 'image/jpeg' } as const;
const slides = (count: number, slide: object = image) => ({
  slideshow: true,
  assets: Array.from({ length: count }, () => slide),
});

describe('checkPlatformFit', () => {
  const posts: readonly (readonly FixtureName[])[] = [
    ['teaser.mp4'],
    ['phone.mov'],
    ['moov-last.mp4'],
    ['edited.mp4'],
    ['anamorphic-interlaced.mp4'],
    ['hevc.mp4'],
    ['fragmented.mp4'],
    ['mpeg4-part2.mp4'],
    ['turned.jpg'],
    ['cmyk.jpg'],
    ['display-p3.jpg'],
    ['picture.png'],
    ['animated.webp'],
    ['slide-1.jpg', 'slide-2.jpg'],
    ['square.jpg', 'turned.jpg', 'picture.webp'],
  ];

  test.each(posts.map((names) => [names.join(', '), names] as const))(
    'of %s, probed locally, says what its item says',
    async (_title, names) => {
      const caption = '#one #two #three #four #five #six and @you';
      const media = await Promise.all(names.map(probe));
      const assets = media.map((info) => ({ contentType: info.mimeType, sizeBytes: info.sizeBytes, media: info }));
      const item = await upload(names, caption);
      expect(await check({ caption, slideshow: names.length > 1, assets })).toEqual(item.platformFit);
    },
  );

  test('what is not known is no issue', async () => {
    const unknown = {
      kind: null,
      mimeType: null,
      sizeBytes: null,
      width: null,
      height: null,
      durationMs: null,
      container: null,
      video: null,
      audio: null,
      orientation: null,
      colorModel: null,
      colorProfile: null,
      bitDepth: null,
      animated: null,
    };
    const deeper = {
      container: { majorBrand: null, compatibleBrands: null, moovBeforeMdat: null, fragmented: null },
      video: {
        codec: null,
        frameRate: null,
        sampleAspectRatio: null,
        chroma: null,
        rotationDegrees: null,
        editList: null,
      },
      audio: { codec: null, channels: null },
    };
    for (const contentType of ['video/mp4', 'video/quicktime', 'image/jpeg']) {
      for (const rest of [{}, { sizeBytes: null, media: null }, { media: {} }, { media: unknown }]) {
        expect(faultsOf(await check({ caption: null, assets: [{ contentType, ...rest }] }))).toEqual([]);
      }
    }
    expect(faultsOf(await check({ assets: [{ contentType: 'video/mp4', media: deeper }] }))).toEqual([]);
  });

  test('a size told by either name is judged', async () => {
    for (const asset of [
      { sizeBytes: 8_388_609 },
      { media: { sizeBytes: 8_388_609 } },
      { sizeBytes: 8_388_609, media: { sizeBytes: 8_388_609 } },
    ]) {
      expect(faultsOf(await check({ assets: [{ ...image, ...asset }] }))).toEqual([
        'instagram error file.too_large upload-1',
      ]);
    }
  });

  test.each([
    [{ contentType: 'video/mp4' }, 2_200, []],
    [{ contentType: 'video/mp4' }, 2_201, ['tiktok error caption.too_long', 'instagram error caption.too_long']],
    [image, 4_000, ['instagram error caption.too_long']],
    [image, 4_001, ['tiktok error caption.too_long', 'instagram error caption.too_long']],
    [image, 10_000, ['tiktok error caption.too_long', 'instagram error caption.too_long']],
  ])('%j with a caption of %i units', async (asset, units, faults) => {
    expect(faultsOf(await check({ caption: 'x'.repeat(units), assets: [asset] }))).toEqual(faults);
    expect(
      faultsOf(
        await check({ caption: `${'🫘'.repeat(Math.floor(units / 2))}${'x'.repeat(units % 2)}`, assets: [asset] }),
      ),
    ).toEqual(faults);
  });

  test.each([
    [0, ['tiktok error media.count_too_few', 'instagram error media.count_too_few']],
    [1, ['instagram error media.count_too_few']],
    [2, []],
    [10, []],
    [11, ['instagram error media.count_too_many']],
    [35, ['instagram error media.count_too_many']],
    [36, ['tiktok error media.count_too_many', 'instagram error media.count_too_many']],
    [50, ['tiktok error media.count_too_many', 'instagram error media.count_too_many']],
  ])('a slideshow of %i', async (count, faults) => {
    expect(faultsOf(await check(slides(count)))).toEqual(faults);
  });

  test('the longest slideshow with all that can be known of it and the longest caption fits into a body', async () => {
    const { sizeBytes, ...media } = await probe('slide-1.jpg');
    const body = {
      caption: '語'.repeat(10_000),
      ...slides(50, { ...image, sizeBytes, media: { sizeBytes, ...media } }),
    };
    expect(faultsOf(await check(body))).toContain('tiktok error media.count_too_many');
  });

  test.each<readonly [string, unknown, readonly string[]]>([
    ['several files', { assets: [image, image] }, ['body/assets']],
    ['no file', { assets: [] }, ['body/assets']],
    [
      'videos among the slides',
      { slideshow: true, assets: [{ contentType: 'video/mp4' }, image, { contentType: 'video/quicktime' }] },
      ['body/assets/0/contentType', 'body/assets/2/contentType'],
    ],
    ['another kind', { assets: [{ ...image, media: { kind: 'video' } }] }, ['body/assets/0/media/kind']],
    ['another type', { assets: [{ ...image, media: { mimeType: 'image/png' } }] }, ['body/assets/0/media/mimeType']],
    [
      'another size',
      { assets: [{ ...image, sizeBytes: 2, media: { sizeBytes: 1 } }] },
      ['body/assets/0/media/sizeBytes'],
    ],
    [
      'what only pictures have',
      { assets: [{ contentType: 'video/mp4', media: { animated: false, orientation: 1 } }] },
      ['body/assets/0/media/orientation', 'body/assets/0/media/animated'],
    ],
    [
      'what only videos have',
      { slideshow: true, assets: [image, { ...image, media: { durationMs: 1, audio: {} } }] },
      ['body/assets/1/media/durationMs', 'body/assets/1/media/audio'],
    ],
    ['a caption too long', { caption: '🫘'.repeat(5_001), assets: [image] }, ['body/caption']],
    ['51 slides', slides(51), ['body/assets']],
    ['a type that cannot be uploaded', { assets: [{ contentType: 'video/webm' }] }, ['body/assets/0/contentType']],
    [
      'half a fraction',
      { assets: [{ contentType: 'video/mp4', media: { video: { frameRate: { numerator: 30 } } } }] },
      ['body/assets/0/media/video/frameRate/denominator'],
    ],
    ['no assets', {}, ['body/assets']],
    ['a platform nobody judges', { assets: [image], platforms: ['tiktok', 'fotolog'] }, ['body/platforms/1']],
    ['a platform twice', { assets: [image], platforms: ['tiktok', 'tiktok'] }, ['body/platforms']],
    ['no platform', { assets: [image], platforms: [] }, ['body/platforms']],
  ])('422 for %s', async (_title, body, paths) => {
    const error = errorOf(await scene.call('checkPlatformFit', { body }));
    expect(error).toMatchObject({ status: 422, code: 'VALIDATION' });
    const issues: unknown = isObject(error.details) ? error.details['issues'] : null;
    expect(Array.isArray(issues) && issues.map((issue: unknown) => isObject(issue) && issue['path'])).toEqual(paths);
  });

  test("answers for the platforms asked for, in its own order, and for an item's without", async () => {
    const body = { caption: '#a'.repeat(6), assets: [image] };
    const own = await check(body);
    expect(platformsOf(own)).toEqual(itemPlatforms);
    expect(await check({ ...body, platforms: itemPlatforms.toReversed() })).toEqual(own);
    expect(await check({ ...body, platforms: ['instagram'] })).toEqual(own.slice(1));
    expect(platformsOf(await check({ ...body, platforms: platformIds.toReversed() }))).toEqual(platformIds);
  });

  test('an Idempotency-Key is checked for its form and means nothing more', async () => {
    const headers = { 'Idempotency-Key': 'one-key' };
    const first = await scene.call('checkPlatformFit', { headers, body: { assets: [image] } });
    const second = await scene.call('checkPlatformFit', { headers, body: { assets: [{ contentType: 'image/png' }] } });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).not.toBe(first.body);
    expect(second.headers.get('Idempotent-Replayed')).toBeNull();
    expect(
      outcomeOf(
        await scene.call('checkPlatformFit', { headers: { 'Idempotency-Key': '' }, body: { assets: [image] } }),
      ),
    ).toBe('400 MALFORMED_REQUEST');
  });
});

describe('getPlatformFit', () => {
  const judged = async (containerId: string, query = ''): Promise<readonly PlatformFit[]> =>
    verdictsOf(await scene.call('getPlatformFit', { path: { containerId }, query }));
  const all = platformIds.map((platform) => `platforms=${platform}`).join('&');

  test.each([
    [['teaser.mp4']],
    [['phone.mov']],
    [['fragmented.mp4']],
    [['display-p3.jpg']],
    [['slide-1.jpg', 'picture.webp']],
  ] as const)('of %j says on every platform what its description would be told', async (names) => {
    const caption = '#one #two #three #four #five #six and @you <';
    const media = await Promise.all(names.map(probe));
    const assets = media.map((info) => ({ contentType: info.mimeType, sizeBytes: info.sizeBytes, media: info }));
    const item = await upload(names, caption);
    const post = { caption, slideshow: names.length > 1, assets };
    expect(await judged(item.id)).toEqual(item.platformFit);
    expect(await judged(item.id, all)).toEqual(await check({ ...post, platforms: platformIds }));
    expect(platformsOf(await judged(item.id, 'platforms=instagram&platforms=tiktok'))).toEqual(itemPlatforms);
  });

  test('goes by the caption as it is now', async () => {
    const { id } = await upload(['square.jpg'], 'Short.');
    expect(faultsOf(await judged(id))).toEqual([]);
    await scene.call('updateContent', { path: { containerId: id }, body: { caption: '#a'.repeat(6) } });
    expect(faultsOf(await judged(id))).toEqual(['instagram error caption.hashtags_too_many']);
  });

  test('of an item of before, what was not measured then is no issue', async () => {
    const { id } = await upload(['teaser.mp4'], 'Long ago.');
    const { database } = scene.service;
    const change = (to: string) =>
      database.execute(`UPDATE content_items SET media = (${to})::json WHERE id = $1`, [bare(id)]);
    await change("media::jsonb #- '{0,audio,announcedBitRateBps}'");
    expect((await judged(id, all)).length).toBe(platformIds.length);
    const unknown = ['codec', 'frameRate', 'bitRateBps', 'chroma', 'interlaced', 'editList'];
    await change(unknown.reduce((to, name) => `jsonb_set(${to}, '{0,video,${name}}', 'null')`, 'media::jsonb'));
    await change("jsonb_set(media::jsonb, '{0,audio}', 'null')");
    const ofTracks = faultsOf(await judged(id, all)).filter((fault) => /audio\.|codec|rate|scan|chroma/.test(fault));
    expect(ofTracks).toEqual([]);
  });

  test("is empty where the item's own is", async () => {
    const { containerId } = await scene.openOne();
    expect(await judged(containerId, all)).toEqual([]);
    const { id } = await scene.complete();
    await scene.call('cancelContent', { path: { containerId: id } });
    expect(await judged(id, all)).toEqual([]);
  });

  test.each([
    ['platforms=fotolog', 'query/platforms/0'],
    ['platforms=tiktok&platforms=tiktok', 'query/platforms'],
    ['platforms=', 'query/platforms'],
    ['platform=tiktok', 'query/platform'],
  ])('422 for %s', async (query, path) => {
    const { containerId } = await scene.openOne();
    expect(errorOf(await scene.call('getPlatformFit', { path: { containerId }, query }))).toMatchObject({
      status: 422,
      details: { issues: [{ path }] },
    });
  });
});

describe('listPlatformRules', () => {
  test("gives the platforms asked for, in its own order, and an item's without", async () => {
    const rulesOf = async (query: string) => {
      const { body } = await scene.call('listPlatformRules', { query });
      return [...body.matchAll(/"platform":"(\w+)"/g)].map(([, platform]) => platform);
    };
    expect(await rulesOf('')).toEqual(itemPlatforms);
    expect(await rulesOf('platform=instagram')).toEqual(['instagram']);
    const all = platformIds.toReversed().map((platform) => `platform=${platform}`);
    expect(await rulesOf(all.join('&'))).toEqual(platformIds);
  });

  test.each([
    ['platform=fotolog', 'query/platform/0'],
    ['platform=x,linkedin', 'query/platform/0'],
    ['platform=x&platform=x', 'query/platform'],
    ['platform=', 'query/platform'],
    [[...platformIds, 'tiktok'].map((platform) => `platform=${platform}`).join('&'), 'query/platform'],
    ['platforms=x', 'query/platforms'],
  ])('422 for %s', async (query, path) => {
    expect(errorOf(await scene.call('listPlatformRules', { query }))).toMatchObject({
      status: 422,
      details: { issues: [{ path }] },
    });
  });

  test('gives every key of both environments the same bytes, not to be kept', async () => {
    const answers = await Promise.all(
      [scene.keys.live, scene.keys.test, scene.keys.withoutScopes, scene.keys.foreign].map((key) =>
        scene.call('listPlatformRules', { key }),
      ),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    for (const { status, headers } of answers)
      expect([status, headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  });

  test('has the rule of every issue', async () => {
    const { body } = await scene.call('listPlatformRules');
    const verdicts = await check({
      caption: '#a'.repeat(31),
      ...slides(36, { contentType: 'image/png', media: { width: 4_000, height: 300 } }),
    });
    const rules = verdicts.flatMap(({ issues }) => issues.map(({ rule }) => rule));
    expect(new Set(rules).size).toBeGreaterThan(5);
    for (const rule of rules) expect(body).toContain(`"id":"${rule}"`);
  });
});

describe('createUploadSession', () => {
  test('warns of each file that fits nowhere or is too large, on the surface it is meant for', async () => {
    const files = [
      { contentType: 'image/png' },
      { contentType: 'image/webp' },
      { contentType: 'image/jpeg', sizeBytes: 20_000_001 },
      { contentType: 'image/jpeg' },
    ] as const;
    const expected = [
      ['tiktok error image.format_unsupported upload-1', 'instagram error image.format_unsupported upload-1'],
      ['instagram error image.format_unsupported upload-2'],
      ['tiktok error file.too_large upload-3', 'instagram error file.too_large upload-3'],
      [],
    ];
    const slideshow = await scene.open(files, 'slideshow');
    expect(slideshow.files.map(({ platformFit }) => faultsOf(platformFit))).toEqual(expected);
    expect(slideshow.files.map(({ platformFit }) => platformFit.map(({ ok }) => ok))).toEqual([
      [false, false],
      [true, false],
      [false, false],
      [true, true],
    ]);
    expect(slideshow.files[1]?.platformFit[1]?.issues[0]?.surface).toBe('carousel');
    const single = await scene.open(files);
    expect(single.files.map(({ platformFit }) => faultsOf(platformFit))).toEqual(
      expected.map((faults) => faults.map((fault) => fault.replace(/\d$/, '1'))),
    );
    expect(single.files[1]?.platformFit[1]?.issues[0]?.surface).toBe('feed');
    const again = await scene.call('refreshUploadUrls', { path: { containerId: slideshow.containerIds[0] ?? '' } });
    expect(JSON.parse(again.body)).toMatchObject({
      files: slideshow.files.map(({ platformFit }) => ({ platformFit })),
    });
  });
});

describe('updateContent', () => {
  test('judges anew by the caption, and keeps the verdict', async () => {
    const { id: containerId, platformFit } = await upload(['slide-1.jpg'], '');
    expect(faultsOf(platformFit)).toEqual([]);
    for (const [caption, faults] of [
      ['#tag '.repeat(6), ['instagram error caption.hashtags_too_many']],
      ['@you '.repeat(21), ['instagram error caption.mentions_too_many']],
      ['#tag '.repeat(5), []],
    ] as const) {
      const updated = itemOf(await scene.call('updateContent', { path: { containerId }, body: { caption } }));
      expect(faultsOf(updated.platformFit)).toEqual(faults);
      expect(updated.platformFit.map(({ ok }) => ok)).toEqual([true, !faults.some((fault) => fault.includes('error'))]);
      expect(await scene.item(containerId)).toEqual(updated);
    }
  });

  test('what was said of the files stays', async () => {
    const { id: containerId, platformFit } = await upload(['moov-last.mp4'], '');
    const updated = itemOf(
      await scene.call('updateContent', { path: { containerId }, body: { caption: '@you '.repeat(21) } }),
    );
    const ofFiles = updated.platformFit.map((verdict) => ({
      ...verdict,
      issues: verdict.issues.filter(({ assetId }) => assetId !== null),
    }));
    expect(ofFiles).toEqual(platformFit);
    expect(faultsOf(updated.platformFit)).toContain('instagram error caption.mentions_too_many');
  });
});
