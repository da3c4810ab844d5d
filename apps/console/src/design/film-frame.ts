/** A picture or film could not be loaded or decoded, or nobody waits for it any more. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/**
 * A still of a film, a moment after its beginning: many begin in black. Browsers hold few players, so its own is let
 * go.
 * @throws FrameError
 */
export async function filmFrame(url: string, size: ImageBitmapOptions, signal?: AbortSignal): Promise<ImageBitmap> {
  const film = document.createElement('video');
  film.muted = true;
  film.playsInline = true;
  film.preload = 'auto';
  try {
    await loaded(film, 'seeked', () => (film.src = `${url}#t=0.5`), signal);
    return await createImageBitmap(film, size);
  } finally {
    film.removeAttribute('src');
    film.load();
  }
}

/** Waits for an event of an element that was told to load something. @throws FrameError */
export function loaded(element: HTMLElement, event: string, load: () => void, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener(event, () => resolve());
    element.addEventListener('error', () => reject(new FrameError('It cannot be shown.')));
    signal?.addEventListener('abort', () => reject(new FrameError('Nobody looks any more.')));
    load();
  });
}
