import { describe, expect, it } from 'vitest';
import { readExamples, readProblems } from './examples.ts';
import type { JsonObject } from './json.ts';

const requestId = 'req_01JXJ8Q2M4Z6T8V0W2Y4A6C8E0';

/** A contract of one operation with these response examples. */
function contractOf(responseExamples: JsonObject): JsonObject {
  return {
    paths: {
      '/things/{thingId}': {
        parameters: [{ $ref: '#/components/parameters/ThingId' }],
        patch: {
          operationId: 'updateThing',
          requestBody: {
            content: {
              'application/json': { examples: { first: { value: { text: '1' } }, second: { value: { text: '2' } } } },
            },
          },
          responses: { 200: { content: { 'application/json': { examples: responseExamples } } } },
        },
      },
    },
    components: {
      parameters: { ThingId: { name: 'thingId', in: 'path', example: 'thing_1' } },
      schemas: { RequestId: { examples: [requestId] } },
    },
  };
}

const read = (name: string, example: JsonObject) =>
  readExamples(contractOf({ [name]: { summary: 's', value: { b: 1, a: 2 }, ...example } }))[0];

describe('readExamples', () => {
  it('pairs request and response by name', () => {
    expect(read('second', {})).toEqual({
      id: 'updateThing/200/second',
      operationId: 'updateThing',
      name: 'second',
      summary: 's',
      request: {
        method: 'PATCH',
        url: '/things/thing_1',
        headers: { 'Content-Type': 'application/json' },
        body: '{"text":"2"}',
      },
      response: { status: 200, headers: { 'X-Request-Id': requestId }, body: '{"b":1,"a":2}' },
    });
  });

  it('takes the first request for a scenario without its own', () => {
    expect(read('third', {})?.request.body).toBe('{"text":"1"}');
  });

  it.each([
    ['body', { body: { text: 7 } }, '{"text":7}'],
    ['rawBody', { rawBody: '{"text"' }, '{"text"'],
    ['empty rawBody', { rawBody: '' }, null],
    ['bodyRepeat', { bodyRepeat: { before: '<', text: 'ab', times: 3, after: '>' } }, '<ababab>'],
  ])('replaces the body by %s', (_name, scenario, body) => {
    expect(read('second', { 'x-request': scenario })?.request.body).toBe(body);
  });

  it('sends no Content-Type without a body', () => {
    expect(read('second', { 'x-request': { rawBody: '' } })?.request.headers).toEqual({});
  });

  it('fills in params and query, encoded', () => {
    const scenario = { params: { thingId: 'a/b' }, query: { q: 'x&y', status: ['one', 'two'] } };
    expect(read('second', { 'x-request': scenario })?.request.url).toBe('/things/a%2Fb?q=x%26y&status=one&status=two');
  });

  it('keeps Authorization apart, and null takes a header away', () => {
    const scenario = { headers: { Authorization: null, 'Content-Type': null, 'X-More': '1' } };
    const request = read('second', { 'x-request': scenario })?.request;
    expect(request?.authorization).toBeNull();
    expect(request?.headers).toEqual({ 'X-More': '1' });
  });

  it('expects the headers of x-headers', () => {
    expect(read('second', { 'x-headers': { 'Retry-After': '5' } })?.response.headers).toEqual({
      'X-Request-Id': requestId,
      'Retry-After': '5',
    });
  });

  it('names what is wrong with a parameter without example', () => {
    expect(() => read('second', { 'x-request': { params: { thingId: 4 } } })).toThrow('example of thingId');
  });
});

describe('readProblems', () => {
  it('reads method, path and status from the scenario', () => {
    const value = { error: { code: 'HEADERS_TOO_LARGE', message: 'm', requestId } };
    const scenario = { method: 'GET', path: '/v1/whoami', headerRepeat: { name: 'X-Padding', text: 'x', times: 3 } };
    expect(readProblems({ big: { summary: 's', status: 431, 'x-request': scenario, value } })).toEqual([
      {
        id: 'big',
        summary: 's',
        request: { method: 'GET', url: '/v1/whoami', headers: { 'X-Padding': 'xxx' }, body: null },
        response: { status: 431, headers: { 'X-Request-Id': requestId }, body: JSON.stringify(value) },
      },
    ]);
  });
});
