import type { ContentType } from '@layers-content/core';

/** Every type this service takes: one left out does not compile. */
const accepted: Readonly<Record<ContentType, true>> = {
  'video/mp4': true,
  'video/quicktime': true,
  'image/jpeg': true,
  'image/png': true,
  'image/webp': true,
};

export function isAcceptedType(type: unknown): type is ContentType {
  return typeof type === 'string' && Object.hasOwn(accepted, type);
}
