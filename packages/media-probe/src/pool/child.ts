// Runs in a forked process: opens nothing, holds no credentials, and asks its parent for every byte.
import type { ContentType, RangeReader } from '@layers-content/core';
import { probeMedia } from '../probe.ts';
import { ProbeFault } from '../probe-fault.ts';
import { isParentMessage } from './messages.ts';
import type { ChildMessage } from './messages.ts';
import { openSharpDecoder } from './sharp-decoder.ts';

interface PendingRead {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

const decoder = openSharpDecoder();
const pendingReads = new Map<number, PendingRead>();
let lastReadId = 0;

function tell(message: ChildMessage): void {
  process.send?.(message);
}

function parentReader(sizeBytes: number): RangeReader {
  return {
    sizeBytes,
    read: (offset, length) =>
      new Promise((resolve, reject) => {
        lastReadId += 1;
        pendingReads.set(lastReadId, { resolve, reject });
        tell({ type: 'read', readId: lastReadId, offset, length });
      }),
  };
}

async function probe(sizeBytes: number, declaredType: ContentType): Promise<void> {
  try {
    tell({ type: 'measured', info: await probeMedia(parentReader(sizeBytes), declaredType, decoder) });
  } catch (error) {
    if (error instanceof ProbeFault) {
      tell({ type: 'refused', reason: error.reason, message: error.message, detectedType: error.detectedType });
    } else {
      tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
}

process.on('message', (message: unknown) => {
  if (!isParentMessage(message)) return;
  if (message.type === 'probe') {
    void probe(message.sizeBytes, message.declaredType);
    return;
  }
  const pending = pendingReads.get(message.readId);
  pendingReads.delete(message.readId);
  if (message.type === 'bytes') pending?.resolve(message.bytes);
  else pending?.reject(new Error('The parent could not read the object.'));
});

// An orderly exit would wait for a running decode; nobody is left to want its result.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

tell({ type: 'ready' });
