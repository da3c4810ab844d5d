import { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';
import type { Framing } from './codec-facts.ts';

/**
 * Checks that a sampled packet holds coded pictures: not all zero, and in AVC and HEVC cut into units whose lengths
 * add up to the packet.
 * @param head as much of the packet as was read
 * @param packetBytes the packet's whole length
 */
export function checkPacket(head: Uint8Array, packetBytes: number, framing: Framing | null): void {
  if (head.every((byte) => byte === 0))
    throw corrupt('The pictures of the video track are wiped: a sampled packet is all zero.');
  if (!framing) return;
  const view = new ByteView(head, 'packet');
  const shortestUnit = framing.kind === 'avc' ? 1 : 2;
  let at = 0;
  while (at + framing.lengthBytes + shortestUnit <= view.length) {
    const length = readLength(view, at, framing.lengthBytes);
    checkUnitHeader(view, at + framing.lengthBytes, framing.kind);
    at += framing.lengthBytes + length;
    if (length < shortestUnit || at > packetBytes)
      throw corrupt('The pictures of the video track are damaged: a unit does not fit its packet.');
  }
  if (view.length === packetBytes && at !== packetBytes) {
    throw corrupt('The pictures of the video track are damaged: a packet has bytes that belong to no unit.');
  }
}

function readLength(view: ByteView, at: number, lengthBytes: number): number {
  if (lengthBytes === 4) return view.u32(at);
  if (lengthBytes === 3) return view.u24(at);
  return lengthBytes === 2 ? view.u16(at) : view.u8(at);
}

/** The forbidden bit is zero, and the type is one that a stream can hold (H.264 7.4.1, H.265 7.4.2.2). */
function checkUnitHeader(view: ByteView, at: number, kind: Framing['kind']): void {
  const isForbidden = (view.u8(at) & 0x80) !== 0;
  const isTypeless = kind === 'avc' ? (view.u8(at) & 31) === 0 : (view.u8(at + 1) & 7) === 0;
  if (isForbidden || isTypeless)
    throw corrupt('The pictures of the video track are damaged: a unit has an impossible header.');
}
