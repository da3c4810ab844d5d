import { createHmac, timingSafeEqual } from 'node:crypto';
import { contentTypes, UploadUrlInvalidError } from '@layers-content/core';
import type { ContentType } from '@layers-content/core';
import { isObjectKey } from './object-key.ts';

/** What a verified upload URL allows its bearer. */
export interface UploadGrant {
  readonly key: string;
  readonly contentType: ContentType;
  readonly declaredBytes: number;
  /** The most bytes a PUT may send. */
  readonly capBytes: number;
  readonly expiresAt: Date;
}

/**
 * Secrets of upload URLs: the first signs, every one is accepted, so that a secret can be changed without breaking
 * open URLs.
 */
export type UrlKeys = readonly [current: Uint8Array, ...previous: Uint8Array[]];

/** Why an upload URL was refused: the `reason` in the error's details. */
export type UploadUrlFault = 'signature' | 'type' | 'expired';

const tokenMaxLength = 2_048;

/** `<payload>.<HMAC-SHA-256>`, both base64url; the same grant and key always give the same token. */
export function signUploadToken(grant: UploadGrant, urlKey: Uint8Array): string {
  const fields = [grant.key, grant.contentType, grant.declaredBytes, grant.capBytes, grant.expiresAt.getTime()];
  const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
  return `${payload}.${signatureOf(payload, urlKey)}`;
}

/** Reads a token back. @throws UploadUrlInvalidError with the reason `signature`. */
export function readUploadToken(token: string, urlKeys: UrlKeys): UploadGrant {
  const grant = signedGrant(token, urlKeys);
  if (grant === null) throw refusal('signature', 'This upload URL was not made by this service or was changed.');
  return grant;
}

/** A PUT as it came: its Content-Type header, and when. */
export interface UploadRequest {
  readonly contentType: string | undefined;
  readonly now: Date;
}

/** @throws UploadUrlInvalidError with the reason `expired` or `type`. */
export function checkUploadRequest(grant: UploadGrant, request: UploadRequest): void {
  if (request.now.getTime() >= grant.expiresAt.getTime()) throw refusal('expired', 'This upload URL has expired.');
  if (request.contentType !== grant.contentType) {
    throw refusal('type', `This upload URL was made for Content-Type ${grant.contentType}. Send exactly that header.`);
  }
}

function refusal(reason: UploadUrlFault, message: string): UploadUrlInvalidError {
  const advice = reason === 'type' ? '' : ' Ask for new upload URLs or start a new session.';
  return new UploadUrlInvalidError(`${message}${advice}`, { details: { reason } });
}

function signatureOf(payload: string, urlKey: Uint8Array): string {
  return createHmac('sha256', urlKey).update(`put:${payload}`).digest('base64url');
}

function signedGrant(token: string, urlKeys: UrlKeys): UploadGrant | null {
  if (token.length > tokenMaxLength) return null;
  const dot = token.indexOf('.');
  if (dot < 0) return null;
  const payload = token.slice(0, dot);
  const signature = Buffer.from(token.slice(dot + 1));
  // The encoded signatures are compared: decoding forgives changes in the last character's spare bits.
  const matches = urlKeys.map((urlKey) => {
    const expected = Buffer.from(signatureOf(payload, urlKey));
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  });
  return matches.includes(true) ? parseGrant(payload) : null;
}

function parseGrant(payload: string): UploadGrant | null {
  const fields: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  if (!Array.isArray(fields)) return null;
  const values: readonly unknown[] = fields;
  const [key, declaredType, declaredBytes, capBytes, expiresAtMs] = values;
  const contentType = contentTypes.find((type) => type === declaredType);
  if (typeof key !== 'string' || !isObjectKey(key) || contentType === undefined) return null;
  if (typeof declaredBytes !== 'number' || typeof capBytes !== 'number' || typeof expiresAtMs !== 'number') return null;
  return { key, contentType, declaredBytes, capBytes, expiresAt: new Date(expiresAtMs) };
}
