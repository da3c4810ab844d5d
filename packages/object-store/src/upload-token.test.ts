import { UploadUrlInvalidError } from '@layers-content/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkUploadRequest, readUploadToken, signUploadToken } from './upload-token.ts';
import type { UploadGrant, UrlKeys } from './upload-token.ts';

const current = new Uint8Array(32).fill(1);
const previous = new Uint8Array(32).fill(2);
const expiresAt = new Date('2026-11-24T12:15:00.000Z');
const grant: UploadGrant = {
  key: 'staging/c0ffee/random-a/upload-1.mp4',
  contentType: 'video/mp4',
  declaredBytes: 10,
  capBytes: 1_048_586,
  expiresAt,
};
const token = signUploadToken(grant, current);
const request = { contentType: 'video/mp4', now: new Date('2026-11-24T12:14:59.999Z') };

function faultOf(changed: string, urlKeys: UrlKeys = [current], sent: Partial<typeof request> = {}): unknown {
  try {
    checkUploadRequest(readUploadToken(changed, urlKeys), { ...request, ...sent });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof UploadUrlInvalidError)) throw error;
    return error.details?.['reason'];
  }
}

describe('upload token', () => {
  test('gives back what was signed', () => {
    expect(readUploadToken(token, [current])).toEqual(grant);
  });

  test('is the same for the same grant, and safe in a path', () => {
    expect(signUploadToken(grant, current)).toBe(token);
    expect(token).toMatch(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}$/);
  });

  test('is refused when any character is another', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~';
    for (let at = 0; at < token.length; at += 1) {
      for (const character of alphabet) {
        if (character === token[at]) continue;
        expect(faultOf(token.slice(0, at) + character + token.slice(at + 1)), `${character} at ${at}`).toBe(
          'signature',
        );
      }
    }
  });

  test('is refused cut, extended or made up', () => {
    for (let length = 0; length < token.length; length += 1) expect(faultOf(token.slice(0, length))).toBe('signature');
    expect(faultOf(`${token}A`)).toBe('signature');
    fc.assert(fc.property(fc.string(), (made) => faultOf(made) === 'signature'));
  });

  test('is refused over its length bound before anything is computed', () => {
    expect(faultOf(`${'A'.repeat(100_000)}.${'A'.repeat(43)}`)).toBe('signature');
  });

  test('holds until its last millisecond', () => {
    expect(faultOf(token)).toBe('accepted');
    expect(faultOf(token, [current], { now: expiresAt })).toBe('expired');
  });

  test.each(['video/quicktime', 'VIDEO/MP4', 'video/mp4; a=b', ''])(
    'is refused with Content-Type %j',
    (contentType) => {
      expect(faultOf(token, [current], { contentType })).toBe('type');
    },
  );

  test('outlives a change of the secret while the old one is listed', () => {
    expect(faultOf(signUploadToken(grant, previous), [current, previous])).toBe('accepted');
    expect(faultOf(signUploadToken(grant, previous), [current])).toBe('signature');
  });
});
