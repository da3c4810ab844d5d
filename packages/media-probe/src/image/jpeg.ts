import type { ImageInfo } from '@layers-content/core';
import { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import { readProfile } from './color-profile.ts';
import { readOrientation } from './exif.ts';
import type { ImageHeader } from './image-header.ts';
import { colorModelOf, isFrameHeader, readFrame } from './jpeg-frame.ts';
import type { Frame } from './jpeg-frame.ts';

/** Honest progressive files have about ten scans; each costs the decoder a pass over the whole picture. */
const maxScans = 64;
const maxSegments = 4096;
/** Spectral selection and successive approximation of a sequential scan (T.81, table B.3). */
const allCoefficients = [0, 63, 0];

/**
 * Reads a JPEG marker by marker to its end of image (ITU-T T.81, annex B); what follows that marker is not the picture.
 * Bytes between two segments are skipped, as every decoder does: phones and editors leave some there.
 */
export function readJpeg(bytes: Uint8Array): ImageHeader {
  const segments = new JpegSegments(bytes);
  const view = new ByteView(bytes, 'picture');
  let at = 2;
  for (let marker = nextMarker(bytes, at); marker.code !== 0xd9; marker = nextMarker(bytes, at)) {
    segments.skip(bytes.subarray(at, marker.at));
    const body = segmentBody(view, marker.at + 2, marker.code);
    segments.add(marker.code, body);
    at = marker.at + 4 + body.length;
    // What stands behind the header of a scan is coded data, never bytes to skip.
    if (marker.code === 0xda) at = nextMarker(bytes, at).at;
  }
  return segments.header();
}

interface Marker {
  readonly code: number;
  readonly at: number;
}

const cut = (): ProbeFault => new ProbeFault('truncated', 'The picture ends before its end marker.');

/**
 * The next marker that begins a segment or ends the picture: neither stuffing, filling, a restart nor the reserved
 * 0x01.
 */
function nextMarker(bytes: Uint8Array, start: number): Marker {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code === undefined) break;
    if (code === 0xff || code <= 0x01 || (code >= 0xd0 && code <= 0xd7)) continue;
    if (code === 0xd8) throw corrupt('The picture has a second beginning where a marker should stand.');
    return { code, at };
  }
  throw cut();
}

function segmentBody(view: ByteView, at: number, code: number): ByteView {
  if (at + 2 > view.length) throw cut();
  const length = view.u16(at);
  if (length < 2) throw corrupt('The picture has a segment that is shorter than its own header.');
  if (at + length > view.length) throw cut();
  return view.slice(at + 2, at + length, `JPEG segment 0x${code.toString(16)}`);
}

/** Gathers what the segments say. */
class JpegSegments {
  #frame: Frame | null = null;
  #orientation: number | null = null;
  readonly #bytes: Uint8Array;
  readonly #skipped: Uint8Array[] = [];
  readonly #remarks: Uint8Array[] = [];
  /** Behind the components of each scan: first and last coefficient, and which bits of them it holds. */
  readonly #selections: Uint8Array[] = [];
  readonly #profileParts = new Map<number, Uint8Array>();
  #scans = 0;
  #componentsOfFirstScan = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bytes that belong to no segment. */
  skip(stray: Uint8Array): void {
    this.#skipped.push(stray);
  }

  add(code: number, body: ByteView): void {
    this.#count += 1;
    if (code === 0xda) {
      this.#scans += 1;
      if (this.#scans === 1) this.#componentsOfFirstScan = body.u8(0);
      const at = 1 + body.u8(0) * 2;
      this.#selections.push(body.slice(at, at + allCoefficients.length).bytes);
    }
    if (this.#count > maxSegments || this.#scans > maxScans)
      throw new ProbeFault('too_complex', 'The picture has more parts than an honest one.');
    if (isApplicationData(code)) this.#remarks.push(body.bytes);
    if (isFrameHeader(code)) {
      if (this.#frame) throw corrupt('The picture has two frame headers.');
      this.#frame = readFrame(code, body);
    } else if (code === 0xe1 && startsWith(body, 'Exif\0\0')) {
      this.#orientation ??= readOrientation(body.slice(6));
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
      passes: this.#scans,
      forDecoder: () => this.#forDecoder(frame),
      decoderBytes: frame.progressive || this.#componentsOfFirstScan < frame.components ? frame.coefficientBytes : 0,
    };
  }

  /**
   * The picture as it should be written, so that what a decoder still warns of is missing or damaged coded data:
   * bytes between segments become filling (T.81, B.1.1.2), remarks that tell nothing of how pixels are coded are
   * blank, and in a sequential picture, whose scans hold all coefficients, they say so (many phones write zeros
   * there, which decoders ignore).
   */
  #forDecoder({ progressive }: Frame): Uint8Array {
    for (const stray of this.#skipped) stray.fill(0xff);
    for (const remark of this.#remarks) remark.fill(0);
    if (!progressive) for (const selection of this.#selections) selection.set(allCoefficients);
    return this.#bytes;
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

/** APP0–APP15. */
function isApplicationData(code: number): boolean {
  return code >= 0xe0 && code <= 0xef;
}
