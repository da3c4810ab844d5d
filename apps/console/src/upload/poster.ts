import { filmFrame } from '../design/film-frame.ts';

/** Twice the height it is shown in, for dense screens. Scaled while it is decoded. */
const size = { resizeHeight: 320, resizeQuality: 'medium' } as const;

/** A small picture of a film or picture, turned as its EXIF says; null where the browser has no decoder for it. */
export async function posterOf(file: Blob, kind: 'video' | 'image'): Promise<Blob | null> {
  try {
    const frame = await (kind === 'video' ? frameOf(file) : createImageBitmap(file, size));
    return await drawn(frame);
  } catch {
    return null;
  }
}

async function frameOf(film: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(film);
  try {
    return await filmFrame(url, size);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function drawn(frame: ImageBitmap): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [frame.width, frame.height];
  canvas.getContext('2d')?.drawImage(frame, 0, 0);
  frame.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}
