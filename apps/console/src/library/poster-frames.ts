import { filmFrame, loaded } from '../design/film-frame.ts';
import { Turns } from '../design/turns.ts';

/** Where a poster comes from. */
export interface PosterSource {
  readonly url: string;
  readonly kind: 'image' | 'video';
}

const size = { resizeWidth: 360, resizeQuality: 'medium' } as const;
/** A frame of 360 by 640 takes about 0.9 MB. */
const mostKept = 100;
const turns = new Turns(4);
const kept = new Map<string, ImageBitmap>();

/** A frame that was loaded before, if it is still kept. */
export function keptFrame({ url }: PosterSource): ImageBitmap | undefined {
  return kept.get(url);
}

/** Loads a small frame, a few at once. @throws FrameError; the signal's reason. */
export async function loadFrame(source: PosterSource, signal: AbortSignal): Promise<ImageBitmap> {
  const frame = keptFrame(source) ?? (await turns.take(signal, () => frameOf(source, signal)));
  kept.delete(source.url);
  kept.set(source.url, frame);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return frame;
}

function frameOf({ url, kind }: PosterSource, signal: AbortSignal): Promise<ImageBitmap> {
  return kind === 'image' ? pictureFrame(url, signal) : filmFrame(url, size, signal);
}

async function pictureFrame(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const picture = new Image();
  picture.decoding = 'async';
  try {
    await loaded(picture, 'load', () => (picture.src = url), signal);
    // A narrow one may be very tall.
    return await createImageBitmap(picture, { ...size, resizeWidth: Math.min(size.resizeWidth, picture.naturalWidth) });
  } finally {
    picture.src = '';
  }
}
