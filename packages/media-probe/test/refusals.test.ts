import type { ContentType } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { ShortReadError, probeMedia } from '../src/index.ts';
import { mediaFixture } from '../src/testing.ts';
import type { FixtureName } from '../src/testing.ts';
import { bodyOf, concat, indexOfText, latin1, overwritten, u32 } from './boxes.ts';
import { CountingReader, decoder, faultOf, probeBytes, typeOf } from './readers.ts';

describe('the true type', () => {
  const dressed: readonly (readonly [string, Uint8Array, string | null])[] = [
    ['HTML', latin1('<!DOCTYPE html><html><script>1</script></html>'), 'text/html'],
    ['SVG', latin1('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
    ['ZIP', latin1('PK\x03\x04rest of an archive'), 'application/zip'],
    ['Matroska', latin1('\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska'), 'video/x-matroska'],
    ['WebM', latin1('\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm'), 'video/webm'],
    ['GIF', latin1('GIF89a\x01\0\x01\0\0\0\0;'), 'image/gif'],
    ['HEIC', concat(u32(24), latin1('ftypheic\0\0\0\0mif1heic')), 'image/heic'],
    ['AVIF', concat(u32(24), latin1('ftypavif\0\0\0\0mif1avif')), 'image/avif'],
    ['AVI', latin1('RIFF\x20\0\0\0AVI LIST'), 'video/x-msvideo'],
    ['MP3 with a tag', latin1('ID3\x04\0\0\0\0\0\0'), 'audio/mpeg'],
    ['bare MP3', latin1('\xff\xfb\x90\x64\0\0\0\0'), 'audio/mpeg'],
    ['ADTS', latin1('\xff\xf1\x50\x80\x02\x1f\xfc'), 'audio/aac'],
    ['PDF', latin1('%PDF-1.7\n'), 'application/pdf'],
    ['text', latin1('Just some words.'), null],
    ['zeros', new Uint8Array(4096), null],
    ['one byte', latin1('\xff'), null],
  ];
  test.each(dressed)('%s is not taken', async (_, bytes, detectedType) => {
    for (const type of ['video/mp4', 'image/jpeg'] as const) {
      expect(await faultOf(bytes, type)).toMatchObject({ reason: 'unrecognized', detectedType });
    }
  });

  const mislabelled: readonly (readonly [FixtureName, ContentType])[] = [
    ['teaser.mp4', 'video/quicktime'], ['phone.mov', 'video/mp4'], ['square.jpg', 'image/png'], ['picture.png', 'image/webp'],
    ['picture.webp', 'image/jpeg'], ['square.jpg', 'video/mp4'], ['teaser.mp4', 'image/jpeg'],
  ];
  test.each(mislabelled)('%s declared as %s', async (name, type) => {
    expect(await faultOf(mediaFixture(name), type)).toMatchObject({ reason: 'type_mismatch', detectedType: typeOf(name) });
  });

  test('an old QuickTime file has no ftyp', async () => {
    const old = overwritten(mediaFixture('moov-last.mp4'), 4, latin1('free'));
    const info = await probeBytes(old, 'video/quicktime');
    expect(info).toMatchObject({ mimeType: 'video/quicktime', container: { majorBrand: null, compatibleBrands: [] } });
    expect(await faultOf(old, 'video/mp4')).toMatchObject({ reason: 'type_mismatch', detectedType: 'video/quicktime' });
  });

  test('sound alone is no video', async () => {
    expect(await faultOf(mediaFixture('audio-only.mp4'), 'video/mp4')).toMatchObject({ reason: 'no_video_track' });
  });

  test('no bytes', async () => {
    expect(await faultOf(new Uint8Array(), 'video/mp4')).toMatchObject({ reason: 'empty', detectedType: null });
  });
});

describe('wiped', () => {
  const wiped = (name: FixtureName, type: string): Uint8Array => {
    const bytes = mediaFixture(name);
    const { start, end } = bodyOf(bytes, type);
    return overwritten(bytes, start, new Uint8Array(end - start));
  };
  test.each(['teaser.mp4', 'moov-last.mp4', 'phone.mov', 'fragmented.mp4'] as const)('moov of %s', async (name) => {
    expect(await faultOf(wiped(name, 'moov'), typeOf(name))).toMatchObject({ reason: 'corrupt', detectedType: typeOf(name) });
  });
  test.each(['teaser.mp4', 'phone.mov', 'fragmented.mp4', 'mpeg4-part2.mp4'] as const)('mdat of %s', async (name) => {
    const fault = await faultOf(wiped(name, 'mdat'), typeOf(name));
    expect(fault.reason).toBe('corrupt');
    expect(fault.message).toMatch(/wiped/);
  });
  test('only ftyp', async () => {
    expect(await faultOf(mediaFixture('teaser.mp4').subarray(0, 32), 'video/mp4')).toMatchObject({ reason: 'truncated' });
  });
  test('pictures whose packets are noise', async () => {
    const bytes = mediaFixture('teaser.mp4');
    const { start, end } = bodyOf(bytes, 'mdat');
    const noise = Uint8Array.from({ length: end - start }, (_, index) => (index * 2654435761) >>> 24);
    expect(await faultOf(overwritten(bytes, start, noise), 'video/mp4')).toMatchObject({ reason: 'corrupt' });
  });
});

describe('pictures', () => {
  /** What the structure alone tells: a decoder that is content with everything stands behind it. */
  async function structuralFault(bytes: Uint8Array, type: ContentType): Promise<unknown> {
    const content = { decode: () => Promise.resolve({ width: 0, height: 0 }) };
    return probeMedia(new CountingReader(bytes), type, content).catch((error: unknown) => error);
  }

  test('a PNG with a broken checksum', async () => {
    const bytes = mediaFixture('picture.png');
    const at = indexOfText(bytes, 'IDAT') + 100;
    const broken = overwritten(bytes, at, Uint8Array.of((bytes[at] ?? 0) ^ 1));
    expect(await structuralFault(broken, 'image/png')).toMatchObject({
      reason: 'corrupt', message: 'The chunk "IDAT" does not match its checksum.',
    });
  });
  test('a JPEG without its end, a PNG without its last chunk', async () => {
    expect(await structuralFault(mediaFixture('square.jpg').subarray(0, -2), 'image/jpeg')).toMatchObject({ reason: 'truncated' });
    expect(await structuralFault(mediaFixture('picture.png').subarray(0, -12), 'image/png')).toMatchObject({ reason: 'truncated' });
  });
  test('a WebP longer or shorter than its RIFF size', async () => {
    const bytes = mediaFixture('picture.webp');
    expect(await faultOf(concat(bytes, new Uint8Array(2)), 'image/webp')).toMatchObject({ reason: 'corrupt' });
    expect(await faultOf(bytes.subarray(0, -2), 'image/webp')).toMatchObject({ reason: 'truncated' });
  });
  test('a JPEG whose coded data is cut short but ends with its marker: only decoding tells', async () => {
    const bytes = mediaFixture('square.jpg');
    const cut = concat(bytes.subarray(0, bytes.length - 4000), latin1('\xff\xd9'));
    expect(await faultOf(cut, 'image/jpeg')).toMatchObject({ reason: 'corrupt', detectedType: 'image/jpeg' });
  });
  test('a bomb is refused by its header, before any decode', async () => {
    const bytes = mediaFixture('square.jpg');
    const frame = indexOfText(bytes, '\xff\xc0');
    const bomb = overwritten(bytes, frame + 5, latin1('\xff\xff\xff\xff'));
    const neverCalled = { decode: () => Promise.reject(new Error('It was decoded.')) };
    const reader = { sizeBytes: bomb.length, read: async (at: number, length: number) => bomb.subarray(at, at + length) };
    await expect(probeMedia(reader, 'image/jpeg', neverCalled)).rejects.toMatchObject({ reason: 'too_many_pixels' });
  });
});

describe('errors that are not the file\'s fault', () => {
  test("the reader's own error passes through untouched", async () => {
    const fault = new RangeError('The store is on fire.');
    const reader = { sizeBytes: 1000, read: () => Promise.reject(fault) };
    await expect(probeMedia(reader, 'video/mp4', decoder)).rejects.toBe(fault);
  });
  test('fewer bytes than the object has', async () => {
    const bytes = mediaFixture('teaser.mp4').subarray(0, 40_000);
    const reader = { sizeBytes: 230_000, read: async (at: number, length: number) => bytes.subarray(at, at + length) };
    await expect(probeMedia(reader, 'video/mp4', decoder)).rejects.toBeInstanceOf(ShortReadError);
  });
});
