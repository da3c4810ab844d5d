import { maxReadBytes } from '../block-reader.ts';
import type { BlockReader, Extent } from '../block-reader.ts';
import { ByteView } from '../byte-view.ts';
import { ProbeFault } from '../probe-fault.ts';
import { ordinaryBoxes } from '../read-limits.ts';
import { readBoxHeader } from './box.ts';
import type { BoxHeader } from './box.ts';

/** One box of the file's outermost level. */
export interface TopLevelBox extends Extent {
  readonly type: string;
  /** Where its content begins. */
  readonly bodyStart: number;
}

/** What a walk over the outermost boxes found. */
export interface TopLevel {
  readonly boxes: readonly TopLevelBox[];
  /** Where the boxes end; what lies behind, up to the end of the file, is none. */
  readonly end: number;
  /**
   * Why the walk stopped there; `null` at the end of the file. A fault only where something is missing in front of
   * it.
   */
  readonly fault: ProbeFault | null;
}

const maxTopLevelBoxes = 4096;
/**
 * Boxes of films (ISO/IEC 14496-12, 4.3 and 6.2; QuickTime File Format): one of these that reaches beyond the file
 * was cut.
 */
const filmBoxes = new Set([
  'ftyp',
  'styp',
  'moov',
  'moof',
  'mfra',
  'meta',
  'udta',
  'uuid',
  'sidx',
  'ssix',
  'prft',
  'emsg',
  'free',
  'skip',
  'wide',
  'pnot',
]);
const headerBytes = 16;
/** A read for a header brings small boxes behind it along. */
const readAheadBytes = 4096;
/** Enough for a usual `moof` and the header of the `mdat` behind it. */
const fragmentBytes = 16_384;
/** Kept back for the movie header and the sampled packets. */
const reservedBytes = 1_048_576;

/**
 * Walks the outermost boxes by their headers, up to the end of the file or to bytes that are no box: cameras and
 * programs leave text, zeros and blocks of their own behind the last one, where no player looks.
 * @throws ProbeFault when a box is cut; but the last `mdat` may claim more than there is, since it counts what
 *   samples need
 */
export async function walkTopLevel(source: BlockReader): Promise<TopLevel> {
  const { sizeBytes } = source;
  const boxes: TopLevelBox[] = [];
  let fragmented = false;
  let at = 0;
  while (at < sizeBytes) {
    if (boxes.length === maxTopLevelBoxes) {
      throw new ProbeFault('too_complex', `The file has more than ${maxTopLevelBoxes} boxes on its outermost level.`);
    }
    const box = await readTopLevelBox(
      source,
      at,
      fragmented ? fragmentReadAhead(source, at, boxes.length) : readAheadBytes,
    );
    if (box instanceof ProbeFault) return { boxes, end: at, fault: box };
    boxes.push(box);
    fragmented ||= box.type === 'moof';
    at = box.end;
  }
  return { boxes, end: at, fault: null };
}

/**
 * Fragments cost a read each. Where there are many in a file that may be read whole, its rest comes in large blocks
 * instead.
 */
function fragmentReadAhead(source: BlockReader, at: number, boxesBefore: number): number {
  const isAffordable = source.sizeBytes - at <= source.bytesLeft - reservedBytes;
  return boxesBefore > ordinaryBoxes && isAffordable ? maxReadBytes : fragmentBytes;
}

/** The box at `start`, or why the bytes there are none. */
async function readTopLevelBox(source: BlockReader, start: number, ahead: number): Promise<TopLevelBox | ProbeFault> {
  const left = source.sizeBytes - start;
  const shortest = start + Math.min(left, headerBytes);
  const bytes = await source.range(start, source.holds(start, shortest) ? shortest : start + Math.min(left, ahead));
  const header = headerOrFault(bytes);
  if (header instanceof ProbeFault) return header;
  const { type, sizeBytes } = header;
  const end = sizeBytes === null ? source.sizeBytes : start + sizeBytes;
  const box = { type, start, bodyStart: start + header.headerBytes, end: Math.min(end, source.sizeBytes) };
  if (end <= source.sizeBytes || type === 'mdat') return box;
  const cut = new ProbeFault(
    'truncated',
    `The file ends ${end - source.sizeBytes} bytes before its box "${type}" does.`,
  );
  if (filmBoxes.has(type)) throw cut;
  return cut;
}

function headerOrFault(bytes: Uint8Array): BoxHeader | ProbeFault {
  const view = new ByteView(bytes, 'file');
  if (view.length < 8 || (view.u32(0) === 1 && view.length < headerBytes)) {
    return new ProbeFault('truncated', 'The file ends inside the header of a box.');
  }
  try {
    return readBoxHeader(view, 0);
  } catch (error) {
    if (error instanceof ProbeFault) return error;
    throw error;
  }
}
