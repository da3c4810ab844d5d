import type { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';

/** A box's place in the piece it was found in. */
export interface BoxHeader {
  readonly type: string;
  readonly headerBytes: number;
  /** Whole length with header; `null` stands for "to the end". */
  readonly sizeBytes: number | null;
}

/** No honest container holds more children; refused before it costs anything. */
const maxChildren = 2048;
const printableType = /^[\x20-\x7e\xa9]{4}$/;

/** Reads the 8 or 16 bytes a box begins with (ISO/IEC 14496-12, 4.2). */
export function readBoxHeader(view: ByteView, at: number): BoxHeader {
  const type = view.text(at + 4, 4);
  if (!printableType.test(type)) throw corrupt(`The ${view.name} holds bytes that are no box.`);
  const size = view.u32(at);
  if (size === 0) return { type, headerBytes: 8, sizeBytes: null };
  const headerBytes = size === 1 ? 16 : 8;
  const sizeBytes = size === 1 ? view.u64(at + 8) : size;
  if (sizeBytes < headerBytes) throw corrupt(`The box "${type}" claims to be smaller than its own header.`);
  return { type, headerBytes, sizeBytes };
}

/** The boxes inside a container, looked up by type. One level only: nesting is followed by name, never by recursion. */
export class BoxList {
  readonly name: string;
  readonly #boxes: ReadonlyMap<string, readonly ByteView[]>;

  constructor(container: ByteView) {
    this.name = container.name;
    this.#boxes = collect(container);
  }

  all(type: string): readonly ByteView[] {
    return this.#boxes.get(type) ?? [];
  }

  /** The only box of that type; two of them would let two players see two films. */
  optional(type: string): ByteView | null {
    const [first, second] = this.all(type);
    if (second) throw corrupt(`The ${this.name} holds more than one "${type}".`);
    return first ?? null;
  }

  required(type: string): ByteView {
    const box = this.optional(type);
    if (!box) throw corrupt(`The ${this.name} has no "${type}".`);
    return box;
  }

  inside(type: string): BoxList {
    return new BoxList(this.required(type));
  }
}

function collect(container: ByteView): Map<string, ByteView[]> {
  const found = new Map<string, ByteView[]>();
  let count = 0;
  // QuickTime ends some lists with four zero bytes: what is too short for a header is no box.
  for (let at = 0; at + 8 <= container.length;) {
    count += 1;
    if (count > maxChildren)
      throw new ProbeFault('too_complex', `The ${container.name} holds more than ${maxChildren} boxes.`);
    if (isTerminator(container, at)) break;
    const header = readBoxHeader(container, at);
    // Only the last box of a file may leave its size open.
    if (header.sizeBytes === null) throw corrupt(`The box "${header.type}" has no size.`);
    const end = at + header.sizeBytes;
    if (end > container.length) throw corrupt(`The box "${header.type}" reaches beyond the ${container.name}.`);
    const body = container.slice(at + header.headerBytes, end, `box "${header.type}"`);
    const siblings = found.get(header.type);
    if (siblings) siblings.push(body);
    else found.set(header.type, [body]);
    at = end;
  }
  return found;
}

/** QuickTime ends a "wave" with a box of no type. */
function isTerminator(container: ByteView, at: number): boolean {
  return container.u32(at) === 8 && container.u32(at + 4) === 0;
}
