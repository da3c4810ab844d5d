import {
  ConflictError,
  FinalizeInProgressError,
  MediaFault,
  NotFoundError,
  PayloadTooLargeError,
  StorageFullError,
  UnavailableError,
  UploadIncompleteError,
  UploadUrlInvalidError,
  ValidationError,
} from '@layers-content/core';
import { isObject, listExamples, listProblems } from '@layers-content/contract';
import { describe, expect, test } from 'vitest';
import { envelopeOf, HttpProblem, problemOf } from './problems.ts';
import type { ErrorCode } from './problems.ts';

/** Every code with the status the contract gives it; a code that is missing here does not compile. */
const statuses = {
  MALFORMED_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN_SCOPE: 403,
  UPLOAD_URL_INVALID: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  UPLOAD_INCOMPLETE: 409,
  CONFLICT: 409,
  IDEMPOTENCY_CONFLICT: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  FINALIZE_IN_PROGRESS: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RANGE_NOT_SATISFIABLE: 416,
  VALIDATION: 422,
  QUOTA_EXCEEDED: 429,
  RATE_LIMITED: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  KILL_SWITCH: 503,
  UNAVAILABLE: 503,
  STORAGE_FULL: 507,
} as const satisfies Record<ErrorCode, number>;
const codes = Object.keys(statuses).filter((code): code is ErrorCode => code in statuses);

test.each(codes)('%s has one status', (code) => {
  expect(problemOf(new HttpProblem(code, 'm')).status).toBe(statuses[code]);
});

test('every documented error has a code of these, with its status', () => {
  const documented = [...listExamples(), ...listProblems()]
    .map(({ response }) => response)
    .filter(({ status }) => status >= 400);
  expect(documented.length).toBeGreaterThan(100);
  const seen = new Set<string>();
  for (const { status, body } of documented) {
    const envelope: unknown = JSON.parse(body);
    const error = isObject(envelope) && isObject(envelope['error']) ? envelope['error'] : {};
    const code = codes.find((candidate) => candidate === error['code']);
    expect([error['code'], code && statuses[code]]).toEqual([error['code'], status]);
    if (code) seen.add(code);
  }
  expect([...seen].toSorted()).toEqual(codes.toSorted());
});

describe('the errors of the domain', () => {
  test.each([
    [new NotFoundError('m'), 404, undefined],
    [new ConflictError('m', { status: 'queued', lastErrorCode: null }), 409, undefined],
    [new UploadIncompleteError('k'), 409, undefined],
    [new FinalizeInProgressError(), 409, '5'],
    [
      new PayloadTooLargeError('m', { assetId: 'a', limitBytes: 1, declaredBytes: 1, actualBytes: null }),
      413,
      undefined,
    ],
    [new ValidationError('m', {}), 422, undefined],
    [new UploadUrlInvalidError('m'), 403, undefined],
    [new StorageFullError(), 507, '60'],
    [new UnavailableError('database'), 503, '5'],
  ])('%s', (error, status, retryAfter) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status, code: error.code, message: error.message, details: error.details });
    expect(problem.headers['Retry-After']).toBe(retryAfter);
  });
});

test.each([
  new Error('at /home/x: password'),
  new TypeError('t'),
  new MediaFault('truncated', 'm'),
  Object.assign(new Error('m'), { code: 'NOT_FOUND', status: 404 }),
  'text',
  null,
  undefined,
  { status: 400 },
])('whatever else is thrown (%s) is a 500 that shows nothing of itself', (thrown) => {
  const problem = problemOf(thrown);
  expect(problem).toMatchObject({ status: 500, code: 'INTERNAL', headers: {} });
  expect(problem.details).toBeUndefined();
  expect(problem.message).not.toMatch(/home|password/);
});

test('the envelope has details only when there are some', () => {
  expect(envelopeOf(problemOf(new HttpProblem('NOT_FOUND', 'm')), 'req_1')).toBe(
    '{"error":{"code":"NOT_FOUND","message":"m","requestId":"req_1"}}',
  );
  expect(envelopeOf(problemOf(new ValidationError('m', { reason: 'r' })), 'req_1')).toBe(
    '{"error":{"code":"VALIDATION","message":"m","requestId":"req_1","details":{"reason":"r"}}}',
  );
});
