/** The bare uuid of a path id; the contract accepts it with and without its prefix. */
export function uuidOf(pathId: string): string {
  return pathId.slice(-36);
}
