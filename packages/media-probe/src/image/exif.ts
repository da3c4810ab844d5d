import type { ByteView } from '../byte-view.ts';

const orientationTag = 0x0112;
const shortType = 3;

/**
 * Orientation 1–8 out of a TIFF block (EXIF 2.32, 4.6.4). Looks at the first directory once and follows no further
 * pointer, so that loops cost nothing. `null` when the block is damaged or does not say: EXIF is a remark, not the
 * picture.
 */
export function readOrientation(tiff: ByteView): number | null {
  if (tiff.length < 8) return null;
  const order = tiff.text(0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const little = order === 'II';
  const at = tiff.u32(4, little);
  if (tiff.u16(2, little) !== 42 || at + 2 > tiff.length) return null;
  const count = Math.min(tiff.u16(at, little), Math.floor((tiff.length - at - 2) / 12));
  for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
    if (tiff.u16(entry, little) !== orientationTag || tiff.u16(entry + 2, little) !== shortType) continue;
    const value = tiff.u16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** Orientations that lie on their side: width and height change places. */
export function isTurned(orientation: number | null): boolean {
  return orientation !== null && orientation >= 5;
}
