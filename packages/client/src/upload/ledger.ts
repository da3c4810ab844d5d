import { containerIdsOf, writeToken } from './token.ts';
import type { PlacedFile, UploadState } from './token.ts';

/** Where the files of an upload go and which are there: what the token tells. */
export interface Ledger {
  placed(index: number): PlacedFile | null;
  /** Notes down several at once, as they become true at once; null for what has no place any more. */
  note(changes: ReadonlyMap<number, PlacedFile | null>): void;
  readonly token: () => string | null;
  containerIds(): readonly string[];
}

export function ledger(begun: UploadState, onToken: ((token: string) => void) | undefined): Ledger {
  let state = begun;
  return {
    placed: (index) => state.files[index] ?? null,
    note: (changes) => {
      const files = state.files.map((file, index) => (changes.has(index) ? (changes.get(index) ?? null) : file));
      state = { ...state, files };
      onToken?.(writeToken(state));
    },
    token: () => (containerIdsOf(state).length === 0 ? null : writeToken(state)),
    containerIds: () => containerIdsOf(state),
  };
}
