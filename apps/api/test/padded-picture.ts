/** Largest comment segment of a JPEG, its two length bytes included. */
const segmentMaxBytes = 65_535;
const headerBytes = 4;

/**
 * A JPEG grown to exactly `totalSizeBytes` by comment segments behind its start marker: the same picture, a larger
 * file.
 * @throws RangeError when the difference cannot be made of whole segments.
 */
export function padWithComments(jpeg: Uint8Array, totalSizeBytes: number): Uint8Array {
  const startMarker = jpeg.subarray(0, 2);
  const segments: Uint8Array[] = [];
  for (let missing = totalSizeBytes - jpeg.byteLength; missing > 0;) {
    const sizeBytes = Math.min(missing, segmentMaxBytes);
    if (sizeBytes < headerBytes) throw new RangeError('the rest is too small for a comment segment');
    const segment = new Uint8Array(sizeBytes);
    segment.set([0xff, 0xfe, (sizeBytes - 2) >> 8, (sizeBytes - 2) & 0xff]);
    segments.push(segment);
    missing -= sizeBytes;
  }
  return new Uint8Array(Buffer.concat([startMarker, ...segments, jpeg.subarray(2)]));
}
