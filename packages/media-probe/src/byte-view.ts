import { corrupt } from './probe-fault.ts';

/** Bounds-checked numbers out of a piece of a file: reading past its end is the file's fault, never a RangeError. */
export class ByteView {
  readonly bytes: Uint8Array;
  /** How messages call this piece: `box "stts"`. */
  readonly name: string;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, name: string) {
    this.bytes = bytes;
    this.name = name;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.byteLength;
  }

  u8(at: number): number {
    return this.#view.getUint8(this.#checked(at, 1));
  }

  u16(at: number, littleEndian = false): number {
    return this.#view.getUint16(this.#checked(at, 2), littleEndian);
  }

  u24(at: number, littleEndian = false): number {
    const [a, b, c] = [this.u8(at), this.u8(at + 1), this.u8(at + 2)];
    return littleEndian ? (c << 16) | (b << 8) | a : (a << 16) | (b << 8) | c;
  }

  u32(at: number, littleEndian = false): number {
    return this.#view.getUint32(this.#checked(at, 4), littleEndian);
  }

  i32(at: number): number {
    return this.#view.getInt32(this.#checked(at, 4));
  }

  /** Unsigned 64 bits; a value that a double cannot hold exactly is no honest size or time. */
  u64(at: number): number {
    const value = this.u32(at) * 0x1_0000_0000 + this.u32(at + 4);
    if (!Number.isSafeInteger(value)) throw corrupt(`The ${this.name} holds an impossible number.`);
    return value;
  }

  /** Signed 64 bits; -1 is what edit lists write for "nothing". */
  i64(at: number): number {
    return this.u32(at) >= 0x8000_0000 ? this.i32(at) * 0x1_0000_0000 + this.u32(at + 4) : this.u64(at);
  }

  f64(at: number): number {
    return this.#view.getFloat64(this.#checked(at, 8));
  }

  /** `length` bytes as Latin-1 text. */
  text(at: number, length: number): string {
    return String.fromCharCode(...this.slice(at, at + length).bytes);
  }

  slice(from: number, to: number = this.length, name: string = this.name): ByteView {
    this.#checked(from, to - from);
    return new ByteView(this.bytes.subarray(from, to), name);
  }

  #checked(at: number, length: number): number {
    if (!(at >= 0 && length >= 0 && at + length <= this.length))
      throw corrupt(`The ${this.name} is too short for what it claims to hold.`);
    return at;
  }
}
