export { ProbeFault } from '../probe-fault.ts';
export type { ProbeFaultReason } from '../probe-fault.ts';
export type { ProbeResult } from './probe-job.ts';
export { openProbePool } from './probe-pool.ts';
export type { ProbePool, ProbePoolOptions } from './probe-pool.ts';
export { ProbeUnavailable } from './probe-unavailable.ts';
export type { ContentType, ImageInfo, MediaInfo, RangeReader, VideoInfo } from '@layers-content/core';
