import { crc32 } from 'node:zlib';
import type { ContentType } from '@layers-content/core';
import { mediaFixture, padWithFreeBox } from '@layers-content/media-probe/testing';
import { padWithComments } from '../test/padded-picture.ts';

export const mib = 1_048_576;

export interface MediaFile {
  readonly contentType: ContentType;
  readonly bytes: Uint8Array;
}

/** Real media of every type, grown to the size: pictures have as many pixels as before. */
export const mediaTypes = {
  'video/mp4': (sizeBytes: number) => padWithFreeBox(mediaFixture('teaser.mp4'), sizeBytes),
  'video/quicktime': (sizeBytes: number) => padWithFreeBox(mediaFixture('phone.mov'), sizeBytes),
  'image/jpeg': (sizeBytes: number) => padWithComments(mediaFixture('slide-1.jpg'), sizeBytes),
  'image/png': (sizeBytes: number) => padPng(mediaFixture('picture.png'), sizeBytes),
  'image/webp': (sizeBytes: number) => padWebp(mediaFixture('picture.webp'), sizeBytes),
} as const satisfies Record<ContentType, (sizeBytes: number) => Uint8Array>;

/** The largest that a service takes, in MiB. */
export const largestMib = {
  'video/mp4': 100,
  'video/quicktime': 100,
  'image/jpeg': 30,
  'image/png': 30,
  'image/webp': 30,
} as const satisfies Record<ContentType, number>;

/** A private chunk before the end. */
function padPng(png: Uint8Array, sizeBytes: number): Uint8Array {
  const endBytes = 12;
  const chunk = Buffer.alloc(sizeBytes - png.byteLength);
  chunk.writeUInt32BE(chunk.byteLength - 12);
  chunk.write('paDd', 4, 'latin1');
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.byteLength - 4);
  return Buffer.concat([png.subarray(0, -endBytes), chunk, png.subarray(-endBytes)]);
}

/** A chunk nobody knows at the end. The size must be even. */
function padWebp(webp: Uint8Array, sizeBytes: number): Uint8Array {
  const chunk = Buffer.alloc(sizeBytes - webp.byteLength);
  chunk.write('PADD', 'latin1');
  chunk.writeUInt32LE(chunk.byteLength - 8, 4);
  const padded = Buffer.concat([webp, chunk]);
  padded.writeUInt32LE(sizeBytes - 8, 4);
  return padded;
}
