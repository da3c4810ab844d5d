import type { BlockReader } from '../block-reader.ts';
import { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import { edgeBlockBytes } from '../read-limits.ts';
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

const maxTopLevelBoxes = 256;
const headerBytes = 16;
/** After the first fragment one read fetches a `moof` and the header of the `mdat` behind it. */
const fragmentReadAheadBytes = 16_384;

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
    const box = await readTopLevelBox(source, at, fragmented ? fragmentReadAheadBytes : headerBytes);
    boxes.push(box);
    fragmented ||= box.type === 'moof';
    at = box.end;
  }
  return boxes;
}

async function readTopLevelBox(source: BlockReader, start: number, readAheadBytes: number): Promise<TopLevelBox> {
  const left = source.sizeBytes - start;
  if (left < 8) throw new ProbeFault('truncated', 'The file ends inside the header of a box.');
  const shortest = start + Math.min(left, headerBytes);
  const bytes = await source.range(start, source.holds(start, shortest) ? shortest : start + Math.min(left, readAheadBytes));
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
