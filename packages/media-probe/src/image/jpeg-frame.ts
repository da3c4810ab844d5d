import type { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import type { ImageHeader } from './image-header.ts';

/**
 * Baseline, extended sequential and progressive, the latter two with arithmetic coding too: SOF0–SOF2, SOF9, SOF10
 * (T.81, table B.1).
 */
const shownByBrowsers = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca]);

/** What the header of a frame says of the whole picture. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly components: number;
  readonly progressive: boolean;
  /** Coefficients of the whole picture, in bytes: a decoder keeps them where a row is not told by one scan. */
  readonly coefficientBytes: number;
}

/** SOF0–SOF15 without DHT, JPG and DAC; DHP of hierarchical pictures, and SOF55 of JPEG-LS (ITU-T T.87, C.2.2). */
export function isFrameHeader(code: number): boolean {
  return (
    (code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc) || code === 0xde || code === 0xf7
  );
}

/** Lossless and hierarchical pictures, and those of 12 or 16 bits, are JPEGs that no browser and no platform opens. */
function refuseUncommon(code: number, bitDepth: number): void {
  if (shownByBrowsers.has(code) && bitDepth !== 12 && bitDepth !== 16) return;
  throw new ProbeFault(
    'unsupported_format',
    'The picture is a JPEG of a kind that browsers do not open; save it as an ordinary one of 8 bits.',
  );
}

/** @throws ProbeFault for a picture without an area, or of a kind that browsers do not open. */
export function readFrame(code: number, body: ByteView): Frame {
  const [bitDepth, height, width, components] = [body.u8(0), body.u16(1), body.u16(3), body.u8(5)];
  refuseUncommon(code, bitDepth);
  if (width === 0 || height === 0) throw corrupt('The picture has no width or no height.');
  const factors = Array.from({ length: components }, (_, index) => body.u8(7 + index * 3)).map(
    (byte) => (byte >> 4) * (byte & 15),
  );
  const samplesPerPixel = factors.reduce((sum, factor) => sum + factor / Math.max(1, ...factors), 0);
  // Huffman and arithmetic coding have a progressive mode each.
  const progressive = code === 0xc2 || code === 0xca;
  return {
    width,
    height,
    bitDepth,
    components,
    progressive,
    coefficientBytes: Math.ceil(width * height * samplesPerPixel * 2),
  };
}

/** @throws ProbeFault for a number of components that no color model has. */
export function colorModelOf(components: number): ImageHeader['colorModel'] {
  if (components === 1) return 'gray';
  if (components === 3) return 'rgb';
  if (components === 4) return 'cmyk';
  throw corrupt(`The picture has ${components} colour components.`);
}
