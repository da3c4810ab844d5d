import { expect, test } from 'vitest';
import { captionMaxUnits } from '../content/caption.ts';
import { isVideoType, contentTypes } from '../content/media-info.ts';
import {
  capBytesOf,
  finalizeTimeoutMs,
  imageCapBytes,
  leaseMs,
  pollMs,
  videoCapBytes,
  waiterTimeoutMs,
} from './limits.ts';
import { urlMarginMs } from './upload-session.ts';

test('the caps of the contract, in units of 1,048,576 bytes', () => {
  expect([videoCapBytes, imageCapBytes, captionMaxUnits]).toEqual([104_857_600, 31_457_280, 2_200]);
  for (const type of contentTypes) expect(capBytesOf(type)).toBe(isVideoType(type) ? videoCapBytes : imageCapBytes);
  expect(contentTypes.filter(isVideoType)).toEqual(['video/mp4', 'video/quicktime']);
});

test('times that must outlive each other do', () => {
  expect(leaseMs).toBeGreaterThan(finalizeTimeoutMs);
  expect(finalizeTimeoutMs).toBeGreaterThan(waiterTimeoutMs);
  expect(waiterTimeoutMs).toBeGreaterThan(pollMs * 10);
  // A PUT that began on the last moment of its URL, at the slowest pace a service allows, ends before the session does.
  expect(urlMarginMs).toBeGreaterThanOrEqual(300_000);
});
