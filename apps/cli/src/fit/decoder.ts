import type { ImageDecoder } from '@layers-content/media-probe/sharp';

/**
 * The decoder of pictures, where sharp is installed beside this program; else null. It has native parts, so it does
 * not come along.
 */
export async function findDecoder(): Promise<ImageDecoder | null> {
  try {
    const { openSharpDecoder } = await import('@layers-content/media-probe/sharp');
    return openSharpDecoder();
  } catch {
    // Absent, or built for another machine: either way there is none.
    return null;
  }
}
