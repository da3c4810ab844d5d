/** The bare uuid of a path id; the contract accepts it with and without its prefix. */
export function uuidOf(pathId: string): string {
  return pathId.slice(-36);
}

/** What the contract calls an item. */
export function containerIdOf(contentId: string): string {
  return `cnt_${contentId}`;
}

/** What the contract calls a webhook endpoint. */
export function endpointIdOf(endpointId: string): string {
  return `whe_${endpointId}`;
}

/** What the contract calls a delivery. */
export function deliveryIdOf(deliveryId: string): string {
  return `whd_${deliveryId}`;
}
