import type { ImageInfo } from '@layers-content/core';
import { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import { readProfile } from './color-profile.ts';
import { crc32 } from './crc32.ts';
import { readOrientation } from './exif.ts';
import type { ImageHeader } from './image-header.ts';
import { inflateStart } from './inflate.ts';

const maxChunks = 65_536;
/** Of an interlaced picture (ISO/IEC 15948, 8.2). */
const adam7Passes = 7;
/** Where a profile's name stands, well before its curves and tables. */
const profileHeadBytes = 65_536;
/** By colour type, decoded: an index into a palette becomes red, green and blue. */
const samplesPerPixel: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 };

/** Walks a PNG chunk by chunk to IEND and checks every CRC (ISO/IEC 15948, clause 5). */
export async function readPng(bytes: Uint8Array): Promise<ImageHeader> {
  const view = new ByteView(bytes, 'picture');
  const chunks = new PngChunks(bytes);
  let at = 8;
  for (let type = ''; type !== 'IEND';) {
    if (at + 12 > view.length) throw cut();
    const length = view.u32(at);
    type = view.text(at + 4, 4);
    if (!/^[A-Za-z]{4}$/.test(type)) throw corrupt('The picture has bytes where a chunk should begin.');
    const end = at + 12 + length;
    if (end > view.length) throw cut();
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.u32(end - 4))
      throw corrupt(`The chunk "${type}" does not match its checksum.`);
    chunks.add(type, view.slice(at + 8, end - 4, `chunk "${type}"`), bytes.subarray(at + 4, end));
    at = end;
  }
  return chunks.header();
}

const cut = (): ProbeFault => new ProbeFault('truncated', 'The picture ends before its last chunk ("IEND").');

/** Gathers what the chunks say. */
class PngChunks {
  #ihdr: ByteView | null = null;
  #hasData = false;
  /** A `tRNS` chunk gives each decoded pixel a further sample. */
  #hasTransparency = false;
  #announcedFrames: number | null = null;
  #frames = 0;
  #orientation: number | null = null;
  /** The `iCCP` chunk; a name, a zero, the method of compression, then the profile. */
  #iccp: ByteView | null = null;
  /** What `cICP` says, which goes before a profile (PNG, third edition, 4.3). */
  #codePoints: ImageInfo['colorProfile'] = null;
  readonly #bytes: Uint8Array;
  /** EXIF, and texts that may inflate without end. */
  readonly #hiddenChunks: Uint8Array[] = [];
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  add(type: string, body: ByteView, chunk: Uint8Array): void {
    this.#count += 1;
    if (this.#count > maxChunks) throw new ProbeFault('too_complex', `The picture has more than ${maxChunks} chunks.`);
    if ((this.#count === 1) !== (type === 'IHDR'))
      throw corrupt('The picture does not begin with its one header chunk.');
    if (type === 'IHDR') this.#ihdr = body;
    else if (type === 'IDAT') this.#hasData = true;
    else if (type === 'tRNS') this.#hasTransparency = true;
    else if (type === 'acTL') this.#announcedFrames = body.u32(0);
    else if (type === 'fcTL') this.#frames += 1;
    else if (type === 'eXIf') {
      this.#orientation = readOrientation(body);
      this.#hiddenChunks.push(chunk);
    } else if (type === 'zTXt' || type === 'iTXt') this.#hiddenChunks.push(chunk);
    else if (type === 'iCCP') this.#iccp = body;
    else if (type === 'cICP') this.#codePoints = body.u8(0) === 1 && body.u8(1) === 13 ? 'srgb' : 'other';
  }

  async header(): Promise<ImageHeader> {
    const ihdr = this.#ihdr;
    if (!ihdr || !this.#hasData) throw corrupt('The picture has no header or no pixels.');
    if (this.#announcedFrames !== null && this.#announcedFrames !== this.#frames) {
      throw corrupt(`The animation announces ${this.#announcedFrames} frames and holds ${this.#frames}.`);
    }
    const [codedWidth, codedHeight, bits, colorType] = [ihdr.u32(0), ihdr.u32(4), ihdr.u8(8), ihdr.u8(9)];
    const colors = samplesPerPixel[colorType];
    if (colors === undefined || codedWidth === 0 || codedHeight === 0)
      throw corrupt('The picture has an impossible header.');
    return {
      codedWidth,
      codedHeight,
      orientation: this.#orientation,
      colorModel: colorType === 0 || colorType === 4 ? 'gray' : 'rgb',
      colorProfile: this.#codePoints ?? (this.#iccp ? await readCompressedProfile(this.#iccp) : 'srgb'),
      // A palette's indexes may be short; the colours they name have eight bits.
      bitDepth: colorType === 3 ? 8 : bits,
      animated: this.#announcedFrames !== null,
      passes: ihdr.u8(12) === 1 ? adam7Passes : 1,
      forDecoder: () => {
        this.#hiddenChunks.forEach(blank);
        return this.#bytes;
      },
      decoderBytes:
        ihdr.u8(12) === 1
          ? codedWidth * codedHeight * (colors + (this.#hasTransparency ? 1 : 0)) * Math.ceil(bits / 8)
          : 0,
    };
  }
}

/** What the profile calls itself: the name in front of it is only a remark ("icc", "Photoshop ICC profile"). */
async function readCompressedProfile(iccp: ByteView): Promise<'srgb' | 'other'> {
  const compressed = iccp.bytes.subarray(iccp.bytes.indexOf(0) + 2);
  return readProfile(new ByteView(await inflateStart(compressed, profileHeadBytes), 'colour profile'));
}

/** Blanks the body of a chunk that is given with its type and checksum, and makes the checksum fit. */
function blank(chunk: Uint8Array): void {
  chunk.fill(0, 4, -4);
  new DataView(chunk.buffer, chunk.byteOffset).setUint32(chunk.length - 4, crc32(chunk.subarray(0, -4)));
}
