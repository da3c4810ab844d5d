import { Turns } from '../design/turns.ts';

/** Where a poster comes from. */
export interface PosterSource {
  readonly url: string;
  readonly kind: 'image' | 'video';
}

/** A picture could not be loaded or decoded. */
export class PosterError extends Error {
  override readonly name = 'PosterError';
}

const widthPx = 360;
/** A frame of 360 by 640 takes about 0.9 MB. */
const mostKept = 100;
const turns = new Turns(4);
const kept = new Map<string, ImageBitmap>();

/** A frame that was loaded before, if it is still kept. */
export function keptFrame({ url }: PosterSource): ImageBitmap | undefined {
  return kept.get(url);
}

/**
 * Loads a small frame, a few at once; browsers hold few players, so a film's is let go.
 * @throws PosterError; the signal's reason.
 */
export async function loadFrame(source: PosterSource, signal: AbortSignal): Promise<ImageBitmap> {
  const frame = keptFrame(source) ?? (await turns.take(signal, () => frameOf(source, signal)));
  kept.delete(source.url);
  kept.set(source.url, frame);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return frame;
}

async function frameOf({ url, kind }: PosterSource, signal: AbortSignal): Promise<ImageBitmap> {
  return kind === 'image' ? await pictureFrame(url, signal) : await filmFrame(url, signal);
}

async function pictureFrame(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const picture = new Image();
  picture.decoding = 'async';
  try {
    await loaded(picture, 'load', signal, () => (picture.src = url));
    return await small(picture, picture.naturalWidth);
  } finally {
    picture.src = '';
  }
}

async function filmFrame(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const film = document.createElement('video');
  film.muted = true;
  film.playsInline = true;
  film.preload = 'auto';
  try {
    // Films often begin in black.
    await loaded(film, 'seeked', signal, () => (film.src = `${url}#t=0.5`));
    return await small(film, film.videoWidth);
  } finally {
    film.removeAttribute('src');
    film.load();
  }
}

function small(source: ImageBitmapSource, width: number): Promise<ImageBitmap> {
  return createImageBitmap(source, { resizeWidth: Math.max(1, Math.min(widthPx, width)), resizeQuality: 'medium' });
}

function loaded(element: HTMLElement, event: string, signal: AbortSignal, begin: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener(event, () => {
      resolve();
    });
    element.addEventListener('error', () => {
      reject(new PosterError('The picture cannot be shown.'));
    });
    signal.addEventListener('abort', () => {
      reject(new PosterError('Nobody looks any more.'));
    });
    begin();
  });
}
