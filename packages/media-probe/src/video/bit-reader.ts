import type { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';

/** Bits and Exp-Golomb numbers, most significant first, as parameter sets are written. */
export class BitReader {
  readonly #view: ByteView;
  #bit: number;

  constructor(view: ByteView, startByte = 0) {
    this.#view = view;
    this.#bit = startByte * 8;
  }

  /** Bits not yet read. */
  get left(): number {
    return this.#view.length * 8 - this.#bit;
  }

  bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) {
      const byte = this.#view.u8(this.#bit >> 3);
      value = value * 2 + ((byte >> (7 - (this.#bit & 7))) & 1);
      this.#bit += 1;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** ue(v) of ITU-T H.264, 9.1. */
  unsigned(): number {
    let zeros = 0;
    while (!this.flag()) {
      zeros += 1;
      if (zeros > 31) throw corrupt(`The ${this.#view.name} holds an impossible number.`);
    }
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** se(v) of ITU-T H.264, 9.1.1. */
  signed(): number {
    const code = this.unsigned();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }
}
