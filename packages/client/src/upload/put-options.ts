export interface PutOptions {
  readonly signal: AbortSignal;
  /** Told the bytes of this file sent so far, zero at the start of each try. */
  readonly onSent: (sentBytes: number) => void;
}
