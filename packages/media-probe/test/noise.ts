/** From 0 to below 1, as `Campaign.random` gives it. */
export type Random = () => number;

/** Bytes of no format; never 0xFF, which would be a marker in a JPEG. */
export function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length: Math.floor(length) }, () => Math.floor(random() * 255));
}
