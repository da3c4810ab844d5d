/** Where ids come from; tests replace it. */
export interface Ids {
  /** A lower-case v4 uuid. */
  uuid(): string;
  /** A ULID, bare. */
  ulid(): string;
  /** 128 random bits in base64url, for keys nobody may guess. */
  random(): string;
}
