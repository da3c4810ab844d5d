import { isObject, isOperationId, readBundle, readOperations, resolve } from '@layers-content/contract';
import { ValidationError } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { compileParameterChecks } from './check-parameters.ts';

const bundle = readBundle();
const check = compileParameterChecks(bundle);
const projectId = '254a4ce1-f4ca-42b1-9e36-17ca45ef3d39';
const list = (query: Readonly<Record<string, unknown>>) => check('listContent', { path: { projectId }, query });

/** What a refusal says; null where there is none. */
function refusalOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof ValidationError) return error.message;
    throw error;
  }
}

describe('parameters of the contract', () => {
  const declared = readOperations(bundle).flatMap(({ operationId, parameters }) =>
    isOperationId(operationId) ? [{ operationId, parameters }] : [],
  );

  test.each(declared)('those of $operationId are taken as its examples have them', ({ operationId, parameters }) => {
    const shown = (wanted: string) =>
      Object.fromEntries(
        parameters
          .filter(({ in: place, example }) => place === wanted && example !== undefined)
          .map(({ name, example }) => [String(name), Array.isArray(example) ? example.map(String) : String(example)]),
      );
    const path = Object.fromEntries(Object.entries(shown('path')).map(([name, value]) => [name, String(value)]));
    expect(() => check(operationId, { path, query: shown('query') })).not.toThrow();
  });

  test.each(declared.filter(({ parameters }) => parameters.length > 0))(
    'those of $operationId are of kinds that are read',
    ({ parameters }) => {
      for (const { in: place, style = 'form', explode = true, schema, allowEmptyValue } of parameters) {
        expect(['path', 'query', 'header']).toContain(place);
        const { type } = isObject(schema) ? resolve(bundle, schema) : {};
        expect(place === 'query' ? ['integer', 'string', 'array'] : ['string']).toContain(type);
        expect({ style, explode, allowEmptyValue }).toEqual({ style: 'form', explode: true });
      }
    },
  );
});

describe('a query as handlers take it', () => {
  test.each([
    [{}, { limit: 25 }],
    [{ limit: '007' }, { limit: 7 }],
    [{ status: 'completed' }, { status: ['completed'], limit: 25 }],
    [{ status: ['completed', 'queued'] }, { status: ['completed', 'queued'], limit: 25 }],
    [{ since: '2026-06-01T00:00:00.5Z' }, { since: '2026-06-01T00:00:00.5Z', limit: 25 }],
    [{ cursor: '1' }, { cursor: '1', limit: 25 }],
  ])('%j', (sent, taken) => {
    expect(list(sent)).toEqual(taken);
  });

  test('what was sent stays as it was', () => {
    const sent = { status: 'completed', limit: '5' };
    list(sent);
    expect(sent).toEqual({ status: 'completed', limit: '5' });
  });
});

describe('the first fault', () => {
  test.each([
    [{ verbose: '1' }, 'query/verbose is no parameter of this operation.'],
    [Object.fromEntries([['__proto__', '1']]), 'query/__proto__ is no parameter of this operation.'],
    [{ constructor: '1' }, 'query/constructor is no parameter of this operation.'],
    [{ projectId }, 'query/projectId is no parameter of this operation.'],
    [{ cursor: '' }, 'query/cursor must not be empty.'],
    [{ status: '' }, 'query/status must not be empty.'],
    [{ status: ['queued', ''] }, 'query/status/1 must be equal to one of the allowed values: queued, '],
    [{ status: Array(6).fill('queued') }, 'query/status must NOT have more than 5 items.'],
    [{ limit: '0x10' }, 'query/limit must be integer.'],
    [{ limit: '9'.repeat(400) }, 'query/limit must be integer.'],
    [{ limit: ['1', '2'] }, 'query/limit must be integer.'],
    [{ limit: '201' }, 'query/limit must be <= 200.'],
    [{ cursor: ['a', 'b'] }, 'query/cursor must be string.'],
    [{ since: '2026-06-01T00:00:00+00:00' }, 'query/since must be like 2026-06-01T00:00:00Z: Only items '],
    [{ since: '2026-02-30T00:00:00Z' }, 'query/since must be like 2026-06-01T00:00:00Z: Only items '],
    // Integers, then names and empty values as they were sent, then schemas.
    [{ verbose: '1', limit: '1.0' }, 'query/limit must be integer.'],
    [{ cursor: '', verbose: '1' }, 'query/cursor must not be empty.'],
    [{ limit: '0', creativeType: 'x', verbose: '1' }, 'query/verbose is no parameter of this operation.'],
    [
      { limit: '0', creativeType: 'x' },
      'query/creativeType must be equal to one of the allowed values: generated, uploaded.',
    ],
  ])('of %j', (query, told) => {
    expect(refusalOf(() => list(query))).toContain(told);
  });

  test('of a path comes after those of the query', () => {
    const ask = (query: Readonly<Record<string, string>>) => () =>
      check('getContent', { path: { containerId: 'x' }, query });
    expect(refusalOf(ask({ verbose: '1' }))).toBe('query/verbose is no parameter of this operation.');
    expect(refusalOf(ask({}))).toBe(
      'path/containerId must be like cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70: Id of the content item, with its prefix or as the bare uuid.',
    );
  });

  test('may be a parameter that is missing', () => {
    const parameters = [{ name: 'depth', in: 'query', required: true, schema: { type: 'integer' } }];
    const asked = compileParameterChecks({
      paths: { '/v1/whoami': { get: { operationId: 'whoami', parameters, responses: {} } } },
    });
    expect(asked('whoami', { path: {}, query: { depth: '3' } })).toEqual({ depth: 3 });
    const without = () => asked('whoami', { path: {}, query: {} });
    expect(refusalOf(without)).toBe("query/depth must have required property 'depth'.");
  });
});
