import type { ContentItem, FileProgress } from '@layers-content/client';
import type { Grouping } from './draft.ts';

/**
 * Where an upload is. `offline`: goes on by itself once there is a connection. `failed`: some of it did not come
 * through, and can be tried again.
 */
export type Phase = 'sending' | 'paused' | 'offline' | 'failed' | 'done';

/** An upload under way, as it is shown. */
export interface Run {
  readonly id: string;
  readonly projectId: string;
  readonly grouping: Grouping;
  readonly phase: Phase;
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly files: readonly FileProgress[];
  /** By the order of the files; null where there is none. */
  readonly posterUrls: readonly (string | null)[];
  /** Why it waits before it tries again; null while it does not. */
  readonly waitsFor: unknown;
  /** Why it failed; null while it has not. */
  readonly error: unknown;
  /** Finished items, in the order of the files. */
  readonly items: readonly ContentItem[];
  /** Whether the bytes are kept here, so that a reload need not ask for the files again. */
  readonly isKept: boolean;
}

/** The part of all bytes that is sent, 0 to 1. */
export function partSent({ sentBytes, totalBytes }: Pick<Run, 'sentBytes' | 'totalBytes'>): number {
  return totalBytes === 0 ? 0 : sentBytes / totalBytes;
}

/** One sentence on where an upload is. */
export function phaseInWords({ phase, files, waitsFor }: Run): string {
  const left = files.filter(({ status }) => status !== 'completed').length;
  if (phase === 'done') return 'Everything is uploaded and checked.';
  if (phase === 'paused') return 'Paused. A file that was under way starts anew when you go on.';
  if (phase === 'offline') return 'You are offline. The upload goes on by itself when the connection is back.';
  if (phase === 'failed')
    return left === files.length ? 'Nothing came through.' : `${left} of ${files.length} did not come through.`;
  if (waitsFor !== null) return 'The service asks for a moment; the upload goes on by itself.';
  const isChecked = files.every(({ status }) => status === 'checking' || status === 'sent' || status === 'completed');
  return isChecked
    ? 'All bytes are there; the service is looking at them.'
    : 'Sending. You may look at other pages meanwhile.';
}
