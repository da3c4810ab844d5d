/**
 * The first `maxBytes` of what a zlib stream holds, or all of it. More is never inflated, whatever the stream would
 * give; a damaged stream gives what stands before the damage.
 */
export async function inflateStart(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const inflated = new Uint8Array(maxBytes);
  const reader = new Blob([Uint8Array.from(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader();
  let length = 0;
  try {
    while (length < maxBytes) {
      const next: { readonly value?: unknown } = await reader.read();
      if (!(next.value instanceof Uint8Array)) break;
      const part = next.value.subarray(0, maxBytes - length);
      inflated.set(part, length);
      length += part.length;
    }
    await reader.cancel();
  } catch {
    // Damage: what came before it counts.
  }
  return inflated.subarray(0, length);
}
