import type { ContentItem } from '@layers-content/contract';
import type { ContentType } from '@layers-content/core';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itemOf, openScene } from './scene.ts';
import type { Scene } from './scene.ts';

/** `preview` and `assets` of media that are not shown as they are coded. */
let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene.close();
});

interface File {
  readonly contentType: ContentType;
  readonly bytes: Uint8Array;
}

async function upload(...files: readonly File[]): Promise<ContentItem> {
  const declared = files.map(({ contentType, bytes }) => ({ contentType, sizeBytes: bytes.byteLength }));
  const session = await scene.open(declared, files.length > 1 ? 'slideshow' : 'per-file');
  for (const [index, target] of session.files.entries()) {
    expect((await scene.put(target, files[index]?.bytes)).status).toBe(200);
  }
  const [containerId = ''] = session.containerIds;
  const item = itemOf(await scene.call('finalizeUpload', { path: { containerId }, body: { caption: '' } }));
  expect(await scene.item(containerId)).toEqual(item);
  return item;
}

const jpeg = (bytes: Uint8Array): File => ({ contentType: 'image/jpeg', bytes });

/** The picture of 640x480 pixels, with another EXIF orientation. */
function turned(orientation: number): Uint8Array {
  const bytes = mediaFixture('turned.jpg');
  // Orientation: tag 0x0112, a short, one of them, 6; in the order of bytes that the file has.
  const entries = [
    [0x12, 0x01, 0x03, 0, 1, 0, 0, 0, 6, 0],
    [0x01, 0x12, 0, 0x03, 0, 0, 0, 1, 0, 6],
  ];
  for (const entry of entries) {
    const at = Buffer.from(bytes).indexOf(Buffer.from(entry));
    if (at < 0) continue;
    bytes[at + entry.lastIndexOf(6)] = orientation;
    return bytes;
  }
  return expect.fail('the picture has no orientation');
}

describe('an image', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('of EXIF orientation %i is told as it is shown', async (orientation) => {
    const { assets, preview } = await upload(jpeg(turned(orientation)));
    const [width, height, aspectRatio] = orientation >= 5 ? [480, 640, '3:4'] : [640, 480, '4:3'];
    expect(assets).toMatchObject([
      { assetId: 'upload-1', kind: 'image', width, height, durationMs: null, thumbnailUrl: null },
    ]);
    const url = assets[0]?.url;
    expect(preview).toEqual({
      kind: 'image',
      primaryUrl: url,
      thumbnailUrl: null,
      imageUrls: [url],
      videoUrl: null,
      hlsUrl: null,
      durationMs: null,
      aspectRatio,
    });
  });
});

describe('a video', () => {
  test.each([
    ['phone.mov', 'video/quicktime', { width: 1_080, height: 1_920, durationMs: 1_000 }, '9:16'],
    // 720 coded pixels of 16:11 are 1047 displayed ones.
    ['anamorphic-interlaced.mp4', 'video/mp4', { width: 1_047, height: 576, durationMs: 960 }, '349:192'],
    ['edited.mp4', 'video/mp4', { width: 320, height: 240, durationMs: 2_080 }, '4:3'],
    ['fragmented.mp4', 'video/mp4', { width: 640, height: 360, durationMs: 3_067 }, '16:9'],
  ] as const)('%s is told as it is shown', async (name, contentType, measured, aspectRatio) => {
    const { assets, preview } = await upload({ contentType, bytes: mediaFixture(name) });
    expect(assets).toMatchObject([{ assetId: 'upload-1', kind: 'video', thumbnailUrl: null, ...measured }]);
    const url = assets[0]?.url;
    const { durationMs } = measured;
    expect(preview).toEqual({
      kind: 'video',
      primaryUrl: url,
      thumbnailUrl: null,
      imageUrls: [],
      videoUrl: url,
      hlsUrl: null,
      durationMs,
      aspectRatio,
    });
  });
});

describe('a slideshow', () => {
  test('of ten has its pictures in the declared order and the shape of the first', async () => {
    const files = [
      jpeg(turned(6)),
      jpeg(mediaFixture('square.jpg')),
      { contentType: 'image/webp', bytes: mediaFixture('picture.webp') },
      { contentType: 'image/png', bytes: mediaFixture('picture.png') },
      jpeg(turned(1)),
      jpeg(mediaFixture('slide-1.jpg')),
      jpeg(mediaFixture('slide-2.jpg')),
      jpeg(mediaFixture('gray.jpg')),
      jpeg(mediaFixture('cmyk.jpg')),
      jpeg(mediaFixture('display-p3.jpg')),
    ] as const;
    const { assets, preview } = await upload(...files);
    expect(assets.map(({ width, height }) => [width, height])).toEqual([
      [480, 640],
      [1_080, 1_080],
      [1_080, 1_350],
      [600, 800],
      [640, 480],
      [1_080, 1_350],
      [1_080, 1_350],
      [320, 240],
      [320, 240],
      [640, 480],
    ]);
    const urls = assets.map(({ url }) => url);
    expect(urls.map((url) => url.slice(url.lastIndexOf('/') + 1))).toEqual(
      ['1.jpg', '2.jpg', '3.webp', '4.png', '5.jpg', '6.jpg', '7.jpg', '8.jpg', '9.jpg', '10.jpg'].map(
        (name) => `upload-${name}`,
      ),
    );
    expect(preview).toEqual({
      kind: 'slideshow',
      primaryUrl: urls[0],
      thumbnailUrl: null,
      imageUrls: urls,
      videoUrl: null,
      hlsUrl: null,
      durationMs: null,
      aspectRatio: '3:4',
    });
  });
});
