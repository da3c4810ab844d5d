import type { ContentItem as WireItem, UploadTarget } from '@layers-content/contract';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { expect } from 'vitest';
import { freePort } from '../../free-port.ts';
import { itemOf, openScene } from '../../http/scene.ts';
import type { Scene } from '../../http/scene.ts';
import { artwork } from './artwork.ts';

/** A service with a console, and a project with something in it. */
export interface ConsoleScene extends Scene {
  readonly film: WireItem;
  readonly slideshow: WireItem;
  /** One that TikTok and Instagram would refuse. */
  readonly refused: WireItem;
  /** Completes one more picture. */
  upload(caption: string, bytes: Uint8Array): Promise<WireItem>;
}

/** Everything is real: the files are put, probed and judged. */
export async function openConsoleScene(): Promise<ConsoleScene> {
  const port = await freePort();
  const env = { PUBLIC_URL: `http://127.0.0.1:${port}`, QUOTA_OPEN_UPLOADS: '2000' };
  const scene = await openScene({ port, env });
  const finalize = async ({ containerId }: UploadTarget, caption: string): Promise<WireItem> => {
    const answer = await scene.call('finalizeUpload', { path: { containerId }, body: { caption } });
    expect(answer.status).toBe(200);
    return itemOf(answer);
  };
  const upload = async (
    caption: string,
    bytes: Uint8Array,
    file: Parameters<Scene['openOne']>[0] = { filename: 'picture.jpg' },
  ): Promise<WireItem> => {
    const target = await scene.openOne({ ...file, sizeBytes: bytes.byteLength });
    await scene.put(target, bytes);
    return finalize(target, caption);
  };
  for (const [index, caption] of captions.entries()) await upload(caption, await artwork(index, 1080, 1920));
  const refused = await upload('A drawing, as PNG', mediaFixture('picture.png'), {
    filename: 'drawing.png',
    contentType: 'image/png',
  });
  const slides = await Promise.all([3, 4, 5].map((index) => artwork(index, 1080, 1350)));
  const session = await scene.open(
    slides.map((slide, index) => ({ filename: `slide-${index}.jpg`, sizeBytes: slide.byteLength })),
    'slideshow',
  );
  for (const [index, target] of session.files.entries()) await scene.put(target, slides[index]);
  const [first] = session.files;
  if (!first) throw new Error('the session has no file');
  const slideshow = await finalize(first, 'Three ways to brew, from our bar to your kitchen. #coffee #brewing');
  const film = await upload('The new harbour blend is here. Come by and taste it!', mediaFixture('teaser.mp4'), {
    filename: 'teaser.mp4',
    contentType: 'video/mp4',
  });
  await scene.openOne({ filename: 'next.jpg' });
  return { ...scene, film, slideshow, refused, upload };
}

const captions = [
  'Morning light over the roastery',
  'Beans of the week: Yirgacheffe, washed',
  'How we taste: a minute with Ana',
  'Closed on Monday, back on Tuesday',
];
