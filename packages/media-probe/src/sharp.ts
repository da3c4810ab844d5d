export type { ImageDecoder } from './image/image-decoder.ts';
export { openSharpDecoder } from './pool/sharp-decoder.ts';
