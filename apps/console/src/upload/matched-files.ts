import type { KeptFile } from './kept-uploads.ts';

/** Files that were chosen again, in the order an upload began with; `missing` names those that are not among them. */
export interface MatchedFiles {
  readonly files: readonly File[];
  readonly missing: readonly string[];
}

/** Knows files again by name and size. */
export function matchedFiles(kept: readonly KeptFile[], chosen: readonly File[]): MatchedFiles {
  const left = [...chosen];
  const found = kept.map(({ filename, sizeBytes }) => {
    const at = left.findIndex(({ name, size }) => name === filename && size === sizeBytes);
    return at < 0 ? filename : left.splice(at, 1);
  });
  return {
    files: found.flatMap((match) => (typeof match === 'string' ? [] : match)),
    missing: found.filter((match) => typeof match === 'string'),
  };
}
