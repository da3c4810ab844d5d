/** Twice the size it is shown in, for dense screens. */
const posterHeight = 320;

/** A small picture of a film or picture; null where the browser has no decoder for it. */
export async function posterOf(file: Blob, kind: 'video' | 'image'): Promise<Blob | null> {
  try {
    return kind === 'video' ? await frameOf(file) : await smallPicture(file);
  } catch {
    return null;
  }
}

/** Scaled while it is decoded, and turned as its EXIF says. */
async function smallPicture(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { resizeHeight: posterHeight, resizeQuality: 'medium' });
  const drawn = await draw(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return drawn;
}

async function frameOf(file: Blob): Promise<Blob | null> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(file);
  video.muted = true;
  video.preload = 'auto';
  try {
    await happened(video, 'loadeddata', () => (video.src = url));
    // Films often begin in black.
    await happened(video, 'seeked', () => (video.currentTime = Math.min(1, video.duration / 3)));
    const scale = posterHeight / video.videoHeight;
    return await draw(video, Math.round(video.videoWidth * scale), posterHeight);
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

function happened(video: HTMLVideoElement, name: string, start: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(name, () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new Error('The film has no frame to show.', { cause: video.error })), {
      once: true,
    });
    start();
  });
}

function draw(source: CanvasImageSource, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')?.drawImage(source, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}
