import { ValidationError } from '@layers-content/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuseAlteredNumbers } from './number-faults.ts';

const body = (literal: string) => `{"name": "x", "metadata": {"a": [{"b": ${literal}}]}, "timezone": "UTC"}`;

test.each([
  '1e400',
  '-1e400',
  '1e-400',
  '9007199254740993',
  '12345678901234567890',
  '-0',
  '-0.0',
  '-0e5',
  '0.1000000000000000055',
  '1.7976931348623159e309',
])('%s is refused', (literal) => {
  expect(() => {
    refuseAlteredNumbers(body(literal));
  }).toThrow(ValidationError);
});

test.each([
  '0',
  '0.0',
  '1',
  '-1.5',
  '1.50',
  '1e3',
  '1E+3',
  '100',
  '0.1',
  '1e21',
  '123456789012345680000',
  '5e-324',
  '9007199254740992',
  '9007199254740994',
])('%s is taken', (literal) => {
  expect(() => {
    refuseAlteredNumbers(body(literal));
  }).not.toThrow();
});

test('whatever JavaScript writes is taken', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
      (value) => {
        expect(() => {
          refuseAlteredNumbers(body(JSON.stringify(value)));
        }).not.toThrow();
      },
    ),
  );
});

test('only numbers, and only those of metadata', () => {
  for (const text of [
    '{"sizeBytes": 1e400}',
    '{"metadata": {"a": "1e400", "-0": "\\"-0"}, "width": -0}',
    '{"a": {"metadata": -0}}',
    '{"metadata": null}',
    '[1e400]',
  ]) {
    expect(() => {
      refuseAlteredNumbers(text);
    }).not.toThrow();
  }
  expect(() => {
    refuseAlteredNumbers('{"meta\\u0064ata" : {"a": -0}}');
  }).toThrow(ValidationError);
});
