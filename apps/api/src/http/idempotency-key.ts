/** What names a request for the next 24 hours. */
export interface IdempotencyKey {
  readonly key: string;
  /** SHA-256 in hex over what was asked for; a key stands for one request only. */
  readonly fingerprint: string;
}
