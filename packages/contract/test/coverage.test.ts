import { describe, expect, it } from 'vitest';
import { readOperations } from '../src/documented-operation.ts';
import { exampleIds, isOperationId, listExamples, listProblems, operationTable, readBundle } from '../src/index.ts';
import type { OperationId, ReplayExample } from '../src/index.ts';
import { asObject } from '../src/json.ts';

const examples = listExamples();
const operationIds = Object.keys(operationTable).filter(isOperationId);
const examplesOf = (operationId: OperationId): readonly ReplayExample[] =>
  examples.filter((example) => example.operationId === operationId);

function requestNames(operationId: OperationId): string[] {
  const documented = readOperations(readBundle()).find((operation) => operation.operationId === operationId);
  const body = documented?.operation['requestBody'];
  if (body === undefined) return [];
  const media = asObject(asObject(asObject(body, 'body')['content'], 'content')['application/json'], 'media type');
  return Object.keys(asObject(media['examples'], 'examples'));
}

function codeIn(body: string): unknown {
  const problem: unknown = JSON.parse(body);
  return asObject(asObject(problem, 'problem')['error'], 'error')['code'];
}

describe.each(operationIds)('%s', (operationId) => {
  it('has an example of every documented status', () => {
    const shown = new Set(examplesOf(operationId).map((example) => example.response.status));
    expect([...shown].sort()).toEqual([...operationTable[operationId].statuses].sort());
  });

  it('has an example of every documented code, and of no other', () => {
    const codesByStatus: Readonly<Record<string, readonly string[]>> = operationTable[operationId].codes;
    const documented = Object.entries(codesByStatus).flatMap(([status, codes]) =>
      codes.map((code) => `${status} ${code}`),
    );
    const shown = examplesOf(operationId)
      .filter((example) => example.response.status >= 400)
      .map((example) => `${example.response.status} ${String(codeIn(example.response.body))}`);
    expect([...new Set(shown)].sort()).toEqual([...documented].sort());
  });

  it('answers every request example by a response example of its name, and of one name only', () => {
    const names = examplesOf(operationId).map((example) => example.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(requestNames(operationId)));
  });
});

describe('x-idempotency', () => {
  const parametersOf = (operationId: OperationId): unknown[] =>
    readOperations(readBundle()).flatMap((operation) =>
      operation.operationId === operationId ? operation.parameters.map(({ name }) => name) : [],
    );

  it.each(operationIds)('of %s fits its method, its parameters and its codes', (operationId) => {
    const { method, idempotent, codes } = operationTable[operationId];
    const takesKey = method === 'POST' || method === 'PATCH';
    expect(idempotent === 'none').toBe(!takesKey);
    expect(parametersOf(operationId).includes('Idempotency-Key')).toBe(takesKey);
    expect(Object.values<readonly string[]>(codes).flat().includes('IDEMPOTENCY_CONFLICT')).toBe(
      idempotent === 'replayed',
    );
  });
});

describe('example ids', () => {
  it('are unique and all listed', () => {
    expect(examples.map((example) => example.id)).toEqual([...exampleIds]);
    expect(new Set(exampleIds).size).toBe(exampleIds.length);
  });
});

describe('problems', () => {
  it('cover what belongs to no operation', () => {
    const shown = listProblems().map(({ response }) => `${response.status} ${String(codeIn(response.body))}`);
    expect([...new Set(shown)].sort()).toEqual([
      '400 MALFORMED_REQUEST',
      '403 UPLOAD_URL_INVALID',
      '404 NOT_FOUND',
      '405 METHOD_NOT_ALLOWED',
      '408 REQUEST_TIMEOUT',
      '409 CONFLICT',
      '413 PAYLOAD_TOO_LARGE',
      '415 UNSUPPORTED_MEDIA_TYPE',
      '416 RANGE_NOT_SATISFIABLE',
      '429 RATE_LIMITED',
      '431 HEADERS_TOO_LARGE',
      '507 STORAGE_FULL',
    ]);
  });
});
