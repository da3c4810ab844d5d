import { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import { readProfile } from './color-profile.ts';
import { readOrientation } from './exif.ts';
import type { ImageHeader } from './image-header.ts';

const maxChunks = 65_536;
/** What a decoder does for a frame grows with the frames before it. */
const maxFrames = 4096;
const animationFlag = 0x02;

interface Size {
  readonly codedWidth: number;
  readonly codedHeight: number;
}

/**
 * Walks a WebP chunk by chunk to its RIFF size; what follows is not the picture and is to be ignored (RFC 9649, 2.4).
 */
export function readWebp(bytes: Uint8Array): ImageHeader {
  const view = new ByteView(bytes, 'picture');
  if (view.length < 20) throw cut();
  const end = 8 + view.u32(4, true);
  if (end > view.length) throw cut();
  const chunks = new WebpChunks(bytes.subarray(0, end));
  for (let at = 12; at < end;) {
    if (at + 8 > end) throw corrupt('The picture ends inside the header of a chunk.');
    const length = view.u32(at + 4, true);
    if (at + 8 + length > end) throw corrupt('A chunk reaches beyond the RIFF size.');
    const type = view.text(at, 4);
    chunks.add(type, view.slice(at + 8, at + 8 + length, `chunk "${type}"`));
    at += 8 + length + (length % 2);
  }
  return chunks.header();
}

const cut = (): ProbeFault => new ProbeFault('truncated', 'The file is shorter than its RIFF header says.');

/** Gathers what the chunks say. */
class WebpChunks {
  #canvas: Size | null = null;
  #picture: Size | null = null;
  #animated = false;
  #frames = 0;
  #orientation: number | null = null;
  readonly #bytes: Uint8Array;
  readonly #exifBlocks: Uint8Array[] = [];
  #profile: 'srgb' | 'other' = 'srgb';
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  add(type: string, body: ByteView): void {
    this.#count += 1;
    if (type === 'ANMF') this.#frames += 1;
    if (this.#count > maxChunks) throw new ProbeFault('too_complex', `The picture has more than ${maxChunks} chunks.`);
    if (this.#frames > maxFrames)
      throw new ProbeFault('too_complex', `The animation has more than ${maxFrames} frames.`);
    if (type === 'VP8X') {
      this.#animated = (body.u8(0) & animationFlag) !== 0;
      this.#canvas = { codedWidth: body.u24(4, true) + 1, codedHeight: body.u24(7, true) + 1 };
    } else if (type === 'VP8 ') this.#picture = readLossy(body);
    else if (type === 'VP8L') this.#picture = readLossless(body);
    else if (type === 'ICCP') this.#profile = readProfile(body);
    else if (type === 'EXIF') {
      this.#orientation = readOrientation(body.length > 6 && body.text(0, 4) === 'Exif' ? body.slice(6) : body);
      this.#exifBlocks.push(body.bytes);
    }
  }

  header(): ImageHeader {
    const size = this.#canvas ?? this.#picture;
    if (!size || (this.#animated ? this.#frames === 0 : !this.#picture)) throw corrupt('The file holds no picture.');
    return {
      ...size,
      orientation: this.#orientation,
      colorModel: 'rgb',
      colorProfile: this.#profile,
      bitDepth: 8,
      animated: this.#animated,
      passes: 1,
      forDecoder: () => {
        for (const block of this.#exifBlocks) block.fill(0);
        return this.#bytes;
      },
      // The canvas and the decoder's own picture, both whole: measured.
      decoderBytes: size.codedWidth * size.codedHeight * 8,
    };
  }
}

function readLossy(body: ByteView): Size {
  if (body.u24(3) !== 0x9d012a) throw corrupt('The picture does not begin with a key frame.');
  return { codedWidth: body.u16(6, true) & 0x3fff, codedHeight: body.u16(8, true) & 0x3fff };
}

function readLossless(body: ByteView): Size {
  if (body.u8(0) !== 0x2f) throw corrupt('The picture has no lossless signature.');
  const bits = body.u32(1, true);
  return { codedWidth: (bits & 0x3fff) + 1, codedHeight: ((bits >>> 14) & 0x3fff) + 1 };
}
