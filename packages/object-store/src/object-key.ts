import { ownedPrefixes } from '@layers-content/core';

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const keyMaxLength = 512;
const segmentMaxLength = 200;

/** A key that is not of our own shapes: a fault of the caller, never an answer about an object. */
export class InvalidObjectKeyError extends Error {
  override readonly name = 'InvalidObjectKeyError';

  constructor(key: string) {
    super(`not an object key: ${JSON.stringify(key.slice(0, keyMaxLength))}`);
  }
}

/**
 * True for a key below one of core's `ownedPrefixes`, of letters, digits, `.`, `_` and `-`.
 * No segment is empty or begins with a dot, so none can climb.
 */
export function isObjectKey(key: string): boolean {
  return (
    key.length <= keyMaxLength &&
    ownedPrefixes.some((prefix) => key.startsWith(prefix)) &&
    key.split('/').every((part) => part.length <= segmentMaxLength && segment.test(part))
  );
}

/** The key's segments. @throws InvalidObjectKeyError */
export function segmentsOf(key: string): readonly string[] {
  if (!isObjectKey(key)) throw new InvalidObjectKeyError(key);
  return key.split('/');
}

/** `upload-1` of `staging/…/upload-1.mp4`: the name the contract knows the file by. */
export function assetIdOfKey(key: string): string {
  const fileName = key.slice(key.lastIndexOf('/') + 1);
  return fileName.slice(0, fileName.lastIndexOf('.'));
}
