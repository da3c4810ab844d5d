export type { ImageDecoder } from '../image/image-decoder.ts';
export { bitmapDecoder } from './bitmap-decoder.ts';
export { ProbeFault } from '../probe-fault.ts';
export type { ProbeFaultReason } from '../probe-fault.ts';
export { probeFile } from './probe-file.ts';
export type { ContentType, ImageInfo, MediaInfo, VideoInfo } from '@layers-content/core';
