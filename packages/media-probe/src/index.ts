export { blobReader } from './blob-reader.ts';
export { ImageDecodeError } from './image/image-decoder.ts';
export type { ImageDecoder } from './image/image-decoder.ts';
export { probeMedia } from './probe.ts';
export { ProbeFault, ShortReadError } from './probe-fault.ts';
export type { ProbeFaultReason } from './probe-fault.ts';
export type { ContentType, ImageInfo, MediaInfo, RangeReader, VideoInfo } from '@layers-content/core';
