import { describe, expect, test } from 'vitest';
import { ValidationError } from '../errors.ts';
import { checkProjectFields } from './project.ts';
import type { ProjectFields } from './project.ts';

function faultsOf(fields: Partial<ProjectFields>): readonly string[] {
  try {
    checkProjectFields(fields);
    return [];
  } catch (error) {
    const issues = error instanceof ValidationError ? error.details?.['issues'] : null;
    if (!Array.isArray(issues)) throw error;
    return issues.map((issue: { readonly path: string }) => issue.path);
  }
}

describe('timezone', () => {
  test.each(['UTC', 'Europe/Lisbon', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Asia/Kolkata'])(
    '%s',
    (timezone) => {
      expect(faultsOf({ timezone })).toEqual([]);
    },
  );

  test.each([
    '',
    'Europe',
    'Europe/Atlantis',
    '+02:00',
    '-08:00',
    '+0200',
    'GMT+25',
    'Europe/Lisbon ',
    ' UTC',
    '/etc/localtime',
    '../UTC',
    'UTC\n',
  ])('not %j', (timezone) => {
    expect(faultsOf({ timezone })).toEqual(['body/timezone']);
  });
});

describe('metadata', () => {
  const sized = (sizeBytes: number) => ({ a: 'x'.repeat(sizeBytes - '{"a":""}'.length) });

  test('8 KiB as JSON and not one byte more', () => {
    expect(faultsOf({ metadata: sized(8_192) })).toEqual([]);
    expect(faultsOf({ metadata: sized(8_193) })).toEqual(['body/metadata']);
    expect(faultsOf({ metadata: null })).toEqual([]);
  });

  test('counted in bytes of UTF-8', () => {
    expect(faultsOf({ metadata: { a: '€'.repeat(2_728) } })).toEqual([]);
    expect(faultsOf({ metadata: { a: '€'.repeat(2_729) } })).toEqual(['body/metadata']);
  });
});

test('all faults are told at once; what is absent has none', () => {
  expect(faultsOf({ timezone: 'x', metadata: { a: 'x'.repeat(9_000) } })).toEqual(['body/timezone', 'body/metadata']);
  expect(faultsOf({})).toEqual([]);
});
