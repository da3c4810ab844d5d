import { describe, expect, test } from 'vitest';
import { ConflictError } from '../content/errors.ts';
import { DomainError, NotFoundError, UnavailableError, ValidationError } from '../errors.ts';
import {
  FinalizeInProgressError,
  MediaFault,
  PayloadTooLargeError,
  StorageFullError,
  UploadIncompleteError,
} from './errors.ts';
import { refusalOf, refusedError } from './refusal.ts';

describe('what a finalize says of the client\u2019s files is told again word for word', () => {
  test.each([
    new UploadIncompleteError('public-media/a'),
    new PayloadTooLargeError('too large', { assetId: 'upload-1', limitBytes: 1, declaredBytes: 2, actualBytes: 3 }),
    new ValidationError('cut', { assetId: 'upload-1', reason: 'truncated' }),
  ])('%s', (error) => {
    const kept = refusalOf(error);
    // As a database keeps it.
    const again = kept && refusedError({ ...kept, details: kept.details });
    expect(again).toBeInstanceOf(DomainError);
    expect(again).toMatchObject({ code: error.code, message: error.message });
    expect(again?.details).toEqual(error.details);
    expect(again?.retryAfterSeconds).toBeUndefined();
  });
});

test.each([
  new UnavailableError('object store'),
  new StorageFullError(),
  new FinalizeInProgressError(),
  new NotFoundError('m'),
  new ConflictError('m', { status: 'queued', lastErrorCode: null }),
  new MediaFault('truncated', 'm'),
  new Error('m'),
  Object.assign(new Error('m'), { code: 'VALIDATION' }),
  'VALIDATION',
  null,
])('%s says nothing of them and is kept from nobody', (error) => {
  expect(refusalOf(error)).toBeNull();
});
