import type { ImageInfo } from '@layers-content/core';
import { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import { readProfile } from './color-profile.ts';
import { readOrientation } from './exif.ts';
import type { ImageHeader } from './image-header.ts';

/** Honest progressive files have about ten scans; each costs the decoder a pass over the whole picture. */
const maxScans = 64;
const maxSegments = 4096;

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly components: number;
  readonly progressive: boolean;
  /** Coefficients of the whole picture, in bytes: a decoder keeps them where a row is not told by one scan. */
  readonly coefficientBytes: number;
}

/** Reads a JPEG marker by marker to its end of image (ITU-T T.81, annex B); what follows that marker is not the picture. */
export function readJpeg(bytes: Uint8Array): ImageHeader {
  const segments = new JpegSegments();
  const view = new ByteView(bytes, 'picture');
  let at = 2;
  for (let marker = nextMarker(bytes, at); marker.code !== 0xd9; marker = nextMarker(bytes, at)) {
    const body = segmentBody(view, marker.at + 2, marker.code);
    segments.add(marker.code, body);
    at = marker.at + 4 + body.length;
    if (marker.code === 0xda) at = endOfScan(bytes, at);
  }
  return segments.header();
}

interface Marker {
  readonly code: number;
  readonly at: number;
}

const cut = (): ProbeFault => new ProbeFault('truncated', 'The picture ends before its end marker.');

function nextMarker(bytes: Uint8Array, start: number): Marker {
  let at = start;
  // Any number of 0xFF may stand before a marker as filling.
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  const [prefix, code] = [bytes[at], bytes[at + 1]];
  if (prefix === undefined || code === undefined) throw cut();
  if (prefix !== 0xff || code === 0 || code === 0xd8) throw corrupt('The picture has bytes where a marker should stand.');
  return { code, at };
}

function segmentBody(view: ByteView, at: number, code: number): ByteView {
  if (at + 2 > view.length) throw cut();
  const length = view.u16(at);
  if (length < 2) throw corrupt('The picture has a segment that is shorter than its own header.');
  if (at + length > view.length) throw cut();
  return view.slice(at + 2, at + length, `JPEG segment 0x${code.toString(16)}`);
}

/** The first marker behind coded data that is neither stuffing nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next === 0xff || next === 0 || (next >= 0xd0 && next <= 0xd7)) continue;
    return at;
  }
  throw cut();
}

/** Gathers what the segments say. */
class JpegSegments {
  #frame: Frame | null = null;
  #orientation: number | null = null;
  readonly #hiddenBlocks: Uint8Array[] = [];
  readonly #profileParts = new Map<number, Uint8Array>();
  #scans = 0;
  #componentsOfFirstScan = 0;
  #count = 0;

  add(code: number, body: ByteView): void {
    this.#count += 1;
    if (code === 0xda) {
      this.#scans += 1;
      if (this.#scans === 1) this.#componentsOfFirstScan = body.u8(0);
    }
    if (this.#count > maxSegments || this.#scans > maxScans) throw new ProbeFault('too_complex', 'The picture has more parts than an honest one.');
    if (isFrameHeader(code)) {
      if (this.#frame) throw corrupt('The picture has two frame headers.');
      this.#frame = readFrame(code, body);
    } else if (code === 0xe1 && startsWith(body, 'Exif')) {
      this.#hiddenBlocks.push(body.bytes);
      if (startsWith(body, 'Exif\0\0')) this.#orientation ??= readOrientation(body.slice(6));
    } else if (code === 0xe2 && body.length > 14 && startsWith(body, 'ICC_PROFILE\0')) {
      this.#profileParts.set(body.u8(12), body.slice(14).bytes);
    }
  }

  header(): ImageHeader {
    const frame = this.#frame;
    if (!frame || this.#scans === 0) throw corrupt('The picture has no frame or no coded data.');
    const colorModel = colorModelOf(frame.components);
    return {
      codedWidth: frame.width,
      codedHeight: frame.height,
      orientation: this.#orientation,
      colorModel,
      colorProfile: this.#profile(colorModel),
      bitDepth: frame.bitDepth,
      animated: false,
      hiddenBlocks: this.#hiddenBlocks,
      passes: this.#scans,
      decoderBytes: frame.progressive || this.#componentsOfFirstScan < frame.components ? frame.coefficientBytes : 0,
    };
  }

  /** Ink has no default profile; light without one is sRGB. */
  #profile(colorModel: ImageHeader['colorModel']): ImageInfo['colorProfile'] {
    const first = this.#profileParts.get(1);
    if (first) return readProfile(new ByteView(first, 'colour profile'));
    return colorModel === 'cmyk' ? null : 'srgb';
  }
}

function startsWith(body: ByteView, text: string): boolean {
  return body.length >= text.length && body.text(0, text.length) === text;
}

/** SOF0–SOF15 without DHT, JPG and DAC. */
function isFrameHeader(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

function readFrame(code: number, body: ByteView): Frame {
  const [bitDepth, height, width, components] = [body.u8(0), body.u16(1), body.u16(3), body.u8(5)];
  if (width === 0 || height === 0) throw corrupt('The picture has no width or no height.');
  const factors = Array.from({ length: components }, (_, index) => body.u8(7 + index * 3)).map((byte) => (byte >> 4) * (byte & 15));
  const samplesPerPixel = factors.reduce((sum, factor) => sum + factor / Math.max(1, ...factors), 0);
  // Huffman and arithmetic coding have a progressive mode each.
  const progressive = code === 0xc2 || code === 0xca;
  return { width, height, bitDepth, components, progressive, coefficientBytes: Math.ceil(width * height * samplesPerPixel * 2) };
}

function colorModelOf(components: number): ImageHeader['colorModel'] {
  if (components === 1) return 'gray';
  if (components === 3) return 'rgb';
  if (components === 4) return 'cmyk';
  throw corrupt(`The picture has ${components} colour components.`);
}
