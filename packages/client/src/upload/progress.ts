import type { ContentItem } from '@layers-content/contract';
import type { DeclaredSource } from './source.ts';

/**
 * Where a file is. `waiting`: for its turn, or paused. `sending`: its bytes are under way. `sent`: all of them are
 * stored.
 * `checking`: the service looks at its item. `completed` and `failed` are ends.
 */
export type FileStatus = 'waiting' | 'sending' | 'sent' | 'checking' | 'completed' | 'failed';

/** One file of an upload, at one moment. */
export interface FileProgress {
  readonly filename: string;
  readonly sizeBytes: number;
  /** Goes back to zero when the file has to be sent anew. */
  readonly sentBytes: number;
  readonly status: FileStatus;
  /** The item it belongs to, once that is known. */
  readonly containerId: string | null;
  /** The finished, judged item; with `completed`. */
  readonly item: ContentItem | null;
  /** Why it was not completed; with `failed`. */
  readonly error: unknown;
}

/** A whole upload at one moment; never changed afterwards. */
export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
  /** In the order they were given. */
  readonly files: readonly FileProgress[];
}

/** What is noted down of the files of one upload. */
export interface ProgressBoard {
  note(index: number, change: Partial<FileProgress>): void;
}

/** Tells the whole upload at each change of a file. */
export function progressBoard(
  sources: readonly DeclaredSource[],
  onProgress: ((progress: UploadProgress) => void) | undefined,
): ProgressBoard {
  let files: readonly FileProgress[] = sources.map(unsent);
  const totalBytes = sum(files.map(({ sizeBytes }) => sizeBytes));
  return {
    note: (index, change) => {
      files = files.map((file, at) => (at === index ? { ...file, ...change } : file));
      onProgress?.({ sentBytes: sum(files.map(({ sentBytes }) => sentBytes)), totalBytes, files });
    },
  };
}

function unsent({ file, filename }: DeclaredSource): FileProgress {
  return {
    filename,
    sizeBytes: file.size,
    sentBytes: 0,
    status: 'waiting',
    containerId: null,
    item: null,
    error: null,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, next) => total + next, 0);
}
