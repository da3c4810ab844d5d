import { contentTypes } from '@layers-content/core';
import type { ContentType } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { ShortReadError, probeMedia } from '../src/index.ts';
import type { ProbeFaultReason } from '../src/index.ts';
import { mediaFixture } from '../src/testing.ts';
import type { FixtureName } from '../src/testing.ts';
import { bodyOf, concat, indexOfText, latin1, overwritten, u32 } from './boxes.ts';
import { inserted, pngChunk } from './pictures.ts';
import { CountingReader, decoder, faultOf, probeBytes, typeOf } from './readers.ts';

describe('the true type', () => {
  const dressed: readonly (readonly [
    name: string,
    bytes: Uint8Array,
    reason: ProbeFaultReason,
    detectedType: string | null,
  ])[] = [
    ['HTML', latin1('<!DOCTYPE html><html><script>1</script></html>'), 'html', 'text/html'],
    [
      'HTML behind a comment and a drawing in it',
      latin1('\xef\xbb\xbf <!-- a --> <html><svg></svg>'),
      'html',
      'text/html',
    ],
    ['HTML in disguise of XML', latin1('<?xml version="1.0"?><!DOCTYPE html><html/>'), 'html', 'text/html'],
    ['SVG', latin1('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg', 'image/svg+xml'],
    [
      'SVG with a long comment and its DOCTYPE',
      latin1(`<!--${'-'.repeat(5000)}-->\n<!DOCTYPE svg PUBLIC "x"><svg/>`),
      'svg',
      'image/svg+xml',
    ],
    ['bare SVG', latin1('\n<svg viewBox="0 0 1 1"><script/></svg>'), 'svg', 'image/svg+xml'],
    ['ZIP', latin1('PK\x03\x04rest of an archive'), 'zip', 'application/zip'],
    ['empty ZIP', latin1('PK\x05\x06\0\0'), 'zip', 'application/zip'],
    ['Matroska', latin1('\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska'), 'matroska', 'video/x-matroska'],
    ['WebM', latin1('\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm'), 'matroska', 'video/webm'],
    ['GIF', latin1('GIF89a\x01\0\x01\0\0\0\0;'), 'gif', 'image/gif'],
    ['HEIC', concat(u32(24), latin1('ftypheic\0\0\0\0mif1heic')), 'heic', 'image/heic'],
    ['HEIF', concat(u32(24), latin1('ftypmif1\0\0\0\0mif1heic')), 'heic', 'image/heif'],
    ['MP3 with a tag', latin1('ID3\x04\0\0\0\0\0\0'), 'audio_only', 'audio/mpeg'],
    ['bare MP3', latin1('\xff\xfb\x90\x64\0\0\0\0'), 'audio_only', 'audio/mpeg'],
    ['ADTS', latin1('\xff\xf1\x50\x80\x02\x1f\xfc'), 'audio_only', 'audio/aac'],
    ['WAV', latin1('RIFF\x24\0\0\0WAVEfmt '), 'audio_only', 'audio/wav'],
    ['FLAC', latin1('fLaC\0\0\0\x22'), 'audio_only', 'audio/flac'],
    ['M4A', concat(u32(24), latin1('ftypM4A \0\0\0\0M4A M4B ')), 'audio_only', 'audio/mp4'],
    ['AVIF', concat(u32(24), latin1('ftypavif\0\0\0\0mif1avif')), 'unsupported_format', 'image/avif'],
    [
      'AVIF under the general brand',
      concat(u32(28), latin1('ftypmif1\0\0\0\0mif1miafavif')),
      'unsupported_format',
      'image/avif',
    ],
    [
      'AVIF sequence under the general brand',
      concat(u32(24), latin1('ftypmsf1\0\0\0\0msf1avis')),
      'unsupported_format',
      'image/avif',
    ],
    [
      'AVIF told by its profile',
      concat(u32(24), latin1('ftypmif1\0\0\0\0miafMA1A')),
      'unsupported_format',
      'image/avif',
    ],
    ['AVI', latin1('RIFF\x20\0\0\0AVI LIST'), 'unsupported_format', 'video/x-msvideo'],
    ['PDF', latin1('%PDF-1.7\n'), 'unsupported_format', 'application/pdf'],
    ['XML', latin1('<?xml version="1.0"?><rss/>'), 'unsupported_format', 'application/xml'],
    ['text', latin1('Just some words.'), 'unrecognized', null],
    ['zeros', new Uint8Array(4096), 'unrecognized', null],
    ['one byte', latin1('\xff'), 'unrecognized', null],
  ];
  test.each(dressed)('%s is not taken', async (_, bytes, reason, detectedType) => {
    for (const type of contentTypes) expect(await faultOf(bytes, type)).toMatchObject({ reason, detectedType });
  });

  const mislabelled: readonly (readonly [FixtureName, ContentType])[] = [
    ['teaser.mp4', 'video/quicktime'],
    ['phone.mov', 'video/mp4'],
    ['square.jpg', 'image/png'],
    ['picture.png', 'image/webp'],
    ['picture.webp', 'image/jpeg'],
    ['square.jpg', 'video/mp4'],
    ['teaser.mp4', 'image/jpeg'],
  ];
  test.each(mislabelled)('%s declared as %s', async (name, type) => {
    expect(await faultOf(mediaFixture(name), type)).toMatchObject({
      reason: 'type_mismatch',
      detectedType: typeOf(name),
    });
  });

  test('an old QuickTime file has no ftyp', async () => {
    const old = overwritten(mediaFixture('moov-last.mp4'), 4, latin1('free'));
    const info = await probeBytes(old, 'video/quicktime');
    expect(info).toMatchObject({ mimeType: 'video/quicktime', container: { majorBrand: null, compatibleBrands: [] } });
    expect(await faultOf(old, 'video/mp4')).toMatchObject({ reason: 'type_mismatch', detectedType: 'video/quicktime' });
  });

  test('what fills the list of brands is no brand', async () => {
    const film = mediaFixture('teaser.mp4');
    const filled = overwritten(film, indexOfText(film, 'mp41'), new Uint8Array(4));
    expect(await probeBytes(filled, 'video/mp4')).toMatchObject({
      container: { compatibleBrands: ['isom', 'iso2', 'avc1'] },
    });
  });

  test('sound alone is no video', async () => {
    expect(await faultOf(mediaFixture('audio-only.mp4'), 'video/mp4')).toMatchObject({
      reason: 'audio_only',
      detectedType: 'video/mp4',
    });
  });
  test('neither pictures nor sound', async () => {
    const film = mediaFixture('audio-only.mp4');
    const mute = overwritten(film, bodyOf(film, 'hdlr').start + 8, latin1('text'));
    expect(await faultOf(mute, 'video/mp4')).toMatchObject({ reason: 'no_video_track' });
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
    expect(await faultOf(wiped(name, 'moov'), typeOf(name))).toMatchObject({
      reason: 'corrupt',
      detectedType: typeOf(name),
    });
  });
  test.each(['teaser.mp4', 'phone.mov', 'fragmented.mp4', 'mpeg4-part2.mp4'] as const)('mdat of %s', async (name) => {
    const fault = await faultOf(wiped(name, 'mdat'), typeOf(name));
    expect(fault.reason).toBe('corrupt');
    expect(fault.message).toMatch(/wiped/);
  });
  test('only ftyp', async () => {
    expect(await faultOf(mediaFixture('teaser.mp4').subarray(0, 32), 'video/mp4')).toMatchObject({
      reason: 'truncated',
    });
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
      reason: 'corrupt',
      message: 'The chunk "IDAT" does not match its checksum.',
    });
  });
  test('a JPEG without its end, a PNG without its last chunk', async () => {
    expect(await structuralFault(mediaFixture('square.jpg').subarray(0, -2), 'image/jpeg')).toMatchObject({
      reason: 'truncated',
    });
    expect(await structuralFault(mediaFixture('picture.png').subarray(0, -12), 'image/png')).toMatchObject({
      reason: 'truncated',
    });
  });
  test('a WebP shorter than its RIFF size', async () => {
    const bytes = mediaFixture('picture.webp');
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
    const reader = {
      sizeBytes: bomb.length,
      read: async (at: number, length: number) => bomb.subarray(at, at + length),
    };
    await expect(probeMedia(reader, 'image/jpeg', neverCalled)).rejects.toMatchObject({ reason: 'too_many_pixels' });
  });
  test.each(['zTXt', 'iTXt', 'eXIf'])("the decoder sees nothing of a PNG's %s", async (type) => {
    const bytes = inserted(mediaFixture('picture.png'), 8 + 25, pngChunk(type, latin1('said\0\0 in so many words')));
    const seen: Uint8Array[] = [];
    const watched = { decode: (all: Uint8Array) => (seen.push(all), decoder.decode(all, 'image/png')) };
    const reader = {
      sizeBytes: bytes.length,
      read: async (at: number, length: number) => bytes.slice(at, at + length),
    };
    expect(await probeMedia(reader, 'image/png', watched)).toMatchObject({ kind: 'image' });
    expect(seen.map((all) => [type, 'words'].map((text) => Buffer.from(all).includes(text)))).toEqual([[true, false]]);
  });
});

describe('without a decoder', () => {
  const probed = (bytes: Uint8Array) => probeMedia(new CountingReader(bytes), 'image/jpeg', null);

  test('a picture is described as with one, and refused where its structure breaks', async () => {
    const bytes = mediaFixture('turned.jpg');
    expect(await probed(bytes)).toEqual(await probeBytes(bytes, 'image/jpeg'));
    await expect(probed(bytes.subarray(0, bytes.length - 200))).rejects.toMatchObject({ reason: 'truncated' });
  });
});

describe("errors that are not the file's fault", () => {
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
