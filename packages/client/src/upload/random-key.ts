/** A fresh Idempotency-Key. Not `randomUUID`, which browsers have on pages of https only. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
