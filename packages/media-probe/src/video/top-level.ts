import { maxReadBytes } from '../block-reader.ts';
import type { BlockReader } from '../block-reader.ts';
import { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import { edgeBlockBytes, ordinaryBoxes } from '../read-limits.ts';
import { readBoxHeader } from './box.ts';

/** A half-open range of the file, in bytes. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** One box of the file's outermost level. */
export interface TopLevelBox extends Extent {
  readonly type: string;
  /** Where its content begins. */
  readonly bodyStart: number;
}

const maxTopLevelBoxes = 4096;
const headerBytes = 16;
/** A read for a header brings small boxes behind it along. */
const readAheadBytes = 4096;
/** Enough for a usual `moof` and the header of the `mdat` behind it. */
const fragmentBytes = 16_384;
/** Kept back for the movie header and the sampled packets. */
const reservedBytes = 1_048_576;

/**
 * Walks the outermost boxes by their headers; each must end inside the file.
 * Reads the tail block first, so that short files and trailing boxes cost no further read.
 */
export async function walkTopLevel(source: BlockReader): Promise<TopLevelBox[]> {
  const { sizeBytes } = source;
  await source.range(Math.max(0, sizeBytes - edgeBlockBytes), sizeBytes);
  const boxes: TopLevelBox[] = [];
  let fragmented = false;
  for (let at = 0; at < sizeBytes; ) {
    if (boxes.length === maxTopLevelBoxes) {
      throw new ProbeFault('too_complex', `The file has more than ${maxTopLevelBoxes} boxes on its outermost level.`);
    }
    const box = await readTopLevelBox(source, at, fragmented ? fragmentReadAhead(source, at, boxes.length) : readAheadBytes);
    boxes.push(box);
    fragmented ||= box.type === 'moof';
    at = box.end;
  }
  return boxes;
}

/** Fragments cost a read each. Where there are many in a file that may be read whole, its rest comes in large blocks instead. */
function fragmentReadAhead(source: BlockReader, at: number, boxesBefore: number): number {
  const isAffordable = source.sizeBytes - at <= source.bytesLeft - reservedBytes;
  return boxesBefore > ordinaryBoxes && isAffordable ? maxReadBytes : fragmentBytes;
}

async function readTopLevelBox(source: BlockReader, start: number, ahead: number): Promise<TopLevelBox> {
  const left = source.sizeBytes - start;
  if (left < 8) throw new ProbeFault('truncated', 'The file ends inside the header of a box.');
  const shortest = start + Math.min(left, headerBytes);
  const bytes = await source.range(start, source.holds(start, shortest) ? shortest : start + Math.min(left, ahead));
  const view = new ByteView(bytes, 'file');
  if (view.u32(0) === 1 && left < headerBytes) throw new ProbeFault('truncated', 'The file ends inside the header of a box.');
  const header = readBoxHeader(view, 0);
  if (header.sizeBytes === null && header.type !== 'mdat') throw corrupt(`The box "${header.type}" has no size.`);
  const end = header.sizeBytes === null ? source.sizeBytes : start + header.sizeBytes;
  if (end > source.sizeBytes) {
    throw new ProbeFault('truncated', `The file ends ${end - source.sizeBytes} bytes before its box "${header.type}" does.`);
  }
  return { type: header.type, start, bodyStart: start + header.headerBytes, end };
}
