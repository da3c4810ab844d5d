import type { ContentType } from '@layers-content/core';
import type { ProbeFaultReason } from '../../src/index.ts';

/** A file made to do harm, and what may be answered: a reason, or `measured` where it is whole and merely odd. */
export interface HostileFile {
  readonly name: string;
  readonly type: ContentType;
  readonly answers: readonly ('measured' | ProbeFaultReason)[];
  bytes(): Uint8Array;
}
