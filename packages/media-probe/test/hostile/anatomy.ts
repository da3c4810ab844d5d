import type { ContentType } from '@layers-content/core';
import { crc32 } from '../../src/image/crc32.ts';

/** A box, chunk or segment of a file. */
export interface Part {
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
  /** Where the sizes of the boxes around it are written, its own first. */
  readonly sizesAt: readonly number[];
}

/** How a format is put together, and how what it says of itself is made true again after a change. */
export interface Anatomy {
  readonly parts: (bytes: Uint8Array) => readonly Part[];
  readonly sizesAreLittleEndian: boolean;
  readonly seal: (bytes: Uint8Array) => void;
}

const containers = new Set([
  'moov',
  'trak',
  'edts',
  'mdia',
  'minf',
  'dinf',
  'stbl',
  'mvex',
  'moof',
  'traf',
  'mfra',
  'udta',
  'wave',
]);
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

function boxes(bytes: Uint8Array, from = 0, to = bytes.length, around: readonly number[] = []): Part[] {
  const parts: Part[] = [];
  for (let at = from; at + 8 <= to;) {
    const size = viewOf(bytes).getUint32(at);
    if (size < 8 || at + size > to) break;
    const part = { start: at, bodyStart: at + 8, end: at + size, sizesAt: [at, ...around] };
    parts.push(part);
    const type = nameAt(bytes, at + 4);
    if (containers.has(type)) parts.push(...boxes(bytes, at + 8, part.end, part.sizesAt));
    // The descriptions of samples: a count, then boxes with a fixed part in front of their own boxes.
    if (type === 'stsd') parts.push(...boxes(bytes, at + 16, part.end, part.sizesAt));
    if (type === 'avc1' || type === 'hvc1' || type === 'mp4v')
      parts.push(...boxes(bytes, at + 86, part.end, part.sizesAt));
    at = part.end;
  }
  return parts;
}

function pngChunks(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + viewOf(bytes).getUint32(at);
    if (end > bytes.length) break;
    parts.push({ start: at, bodyStart: at + 8, end, sizesAt: [at] });
    at = end;
  }
  return parts;
}

function sealPng(bytes: Uint8Array): void {
  for (const { start, end } of pngChunks(bytes))
    viewOf(bytes).setUint32(end - 4, crc32(bytes.subarray(start + 4, end - 4)));
}

function riffChunks(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = viewOf(bytes).getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) break;
    parts.push({ start: at, bodyStart: at + 8, end, sizesAt: [at + 4, 4] });
    at = end;
  }
  return parts;
}

function jpegSegments(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const end = at + 2 + viewOf(bytes).getUint16(at + 2);
    parts.push({ start: at, bodyStart: at + 4, end, sizesAt: [] });
    at = end;
  }
  return parts;
}

const nothing = (): void => undefined;
const film: Anatomy = { parts: boxes, sizesAreLittleEndian: false, seal: nothing };

export const anatomies: Readonly<Record<ContentType, Anatomy>> = {
  'video/mp4': film,
  'video/quicktime': film,
  'image/png': { parts: pngChunks, sizesAreLittleEndian: false, seal: sealPng },
  'image/webp': { parts: riffChunks, sizesAreLittleEndian: true, seal: nothing },
  'image/jpeg': { parts: jpegSegments, sizesAreLittleEndian: false, seal: nothing },
};
