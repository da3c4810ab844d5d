import { ValidationError } from '@layers-content/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseUndecodableQuery, refuseUnstorableText } from './text-faults.ts';

function faultOf(check: () => void): unknown {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof ValidationError) return error.details?.['issues'];
    throw error;
  }
}

describe('refuseUnstorableText', () => {
  test('takes every value of well-formed text without NUL', () => {
    const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '0'));
    fc.assert(
      fc.property(fc.oneof(text, fc.array(text), fc.dictionary(text, text)), (value) => {
        expect(faultOf(() => refuseUnstorableText(value, 'body'))).toBeNull();
      }),
    );
  });

  test.each([
    ['a\0', 'body', 'NUL'],
    ['\ud800', 'body', 'surrogate'],
    ['a\udfff b', 'body', 'surrogate'],
    ['\udc00\ud800', 'body', 'surrogate'],
    [{ a: [{ b: 'x' }, { b: '\ud800' }] }, 'body/a/1/b', 'surrogate'],
    [{ a: { 'b\0': 1 } }, 'body/a', 'NUL'],
    [['ok', ['\0']], 'body/1/0', 'NUL'],
  ])('%j stands at %s with a %s', (value, path, fault) => {
    expect(JSON.stringify(faultOf(() => refuseUnstorableText(value, 'body')))).toMatch(
      new RegExp(`^\\[{"path":"${path}","message":"[^"]*${fault}[^"]*"}\\]$`),
    );
  });

  test.each([null, undefined, 0, true, '', {}, []])('%j holds no text', (value) => {
    expect(faultOf(() => refuseUnstorableText(value, 'body'))).toBeNull();
  });
});

describe('refuseUndecodableQuery', () => {
  test('takes every query that is properly encoded', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'binary' }).map((name) => name.replaceAll('[', '(')),
          fc.string({ unit: 'binary' }),
        ),
        (values) => {
          const query = new URLSearchParams(Object.entries(values)).toString();
          expect(faultOf(() => refuseUndecodableQuery(`/path?${query}`))).toBeNull();
        },
      ),
    );
  });

  test.each(['/', '/?', '/?&&', '/?=', '/?a', '/?a=b=c', '/?a=1:2/3?4+5', '/%zz'])('takes %s', (url) => {
    expect(faultOf(() => refuseUndecodableQuery(url))).toBeNull();
  });

  test.each(['/?a=%', '/?a=%z1', '/?%FF=1', '/?a=1&b=%ED%A0%80', '/?a=%C0%80', '/?a=%F4%90%80%80'])(
    'refuses %s',
    (url) => {
      expect(faultOf(() => refuseUndecodableQuery(url))).toEqual([
        { path: 'query', message: 'must be percent-encoded UTF-8' },
      ]);
    },
  );

  test.each(['/?a[]=1', '/?a%5B%5D=1', '/?a[b]=1'])('refuses the brackets of %s', (url) => {
    expect(JSON.stringify(faultOf(() => refuseUndecodableQuery(url)))).toMatch(/^\[{"path":"query\/a\[/);
  });
});
