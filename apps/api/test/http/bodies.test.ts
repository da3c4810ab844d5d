import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, openScene, outcomeOf, requestOf } from './scene.ts';
import type { Scene } from './scene.ts';

/** What a request body may be (the contract): held by createProject, whose metadata takes any JSON. */
let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene.close();
});

const right = { name: 'A project', timezone: 'UTC' };

async function create(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  return outcomeOf(await scene.call('createProject', { body, headers }));
}

async function issuesOf(body: unknown): Promise<unknown> {
  return errorOf(await scene.call('createProject', { body })).details;
}

/** `depth` objects within one another, the body itself being the first. */
function nested(depth: number): string {
  return `{"name":"A project","timezone":"UTC","metadata":${'{"a":'.repeat(depth - 1)}1${'}'.repeat(depth - 1)}}`;
}

describe('400 MALFORMED_REQUEST', () => {
  const text = JSON.stringify(right);
  test.each([
    ['a byte order mark', Buffer.from(`\uFEFF${text}`)],
    [
      'bad UTF-8',
      Buffer.concat([Buffer.from('{"name":"A pro'), Buffer.from([0xff]), Buffer.from('ject","timezone":"UTC"}')]),
    ],
    [
      'a surrogate written as UTF-8 bytes',
      Buffer.concat([
        Buffer.from('{"name":"A pro'),
        Buffer.from([0xed, 0xa0, 0x80]),
        Buffer.from('ject","timezone":"UTC"}'),
      ]),
    ],
    [
      'an overlong NUL',
      Buffer.concat([Buffer.from('{"name":"A pro'), Buffer.from([0xc0, 0x80]), Buffer.from('ject","timezone":"UTC"}')]),
    ],
    ['33 levels', nested(33)],
    ['33 levels of arrays', `${'['.repeat(33)}${']'.repeat(33)}`],
    ['a key twice', '{"name":"A project","timezone":"UTC","name":"A project"}'],
    ['a key twice, once escaped', '{"name":"A project","timezone":"UTC","metadata":{"a":1,"\\u0061":2}}'],
    ['a key twice, deep in an array', '{"name":"A project","timezone":"UTC","metadata":{"list":[{"b":{},"b":[]}]}}'],
    ['a key twice behind white space', '{"name":"A project","timezone":"UTC","metadata":{"a" :1,"a"\n\t:2}}'],
    ['a comma too much', '{"name":"A project","timezone":"UTC",}'],
    ['two values', `${text}${text}`],
    ['an open string', '{"name":"A project'],
    ['an unknown escape', '{"name":"\\x41 project","timezone":"UTC"}'],
    ['a raw line feed in a string', '{"name":"A\nproject","timezone":"UTC"}'],
    ['white space alone', '  \n'],
    ['NaN', '{"name":NaN,"timezone":"UTC"}'],
    ['single quotes', "{'name':'A project','timezone':'UTC'}"],
  ])('%s', async (_name, body) => {
    expect(await create(body)).toBe('400 MALFORMED_REQUEST');
  });

  test('a key is never a key of something outer', async () => {
    expect(await create({ ...right, metadata: { name: 1, a: { a: { a: [{ a: 1 }, { a: 2 }] } } } })).toBe('201');
    expect(await create({ ...right, metadata: { '{"name":1,"name"': '"name":"}],' } })).toBe('201');
    expect(await create('{"name":"A project","timezone":"UTC","metadata":{"__proto__":1,"constructor":2}}')).toBe(
      '201',
    );
  });

  test('32 levels are allowed', async () => {
    expect(await create(nested(32))).toBe('201');
  });
});

describe('422 VALIDATION', () => {
  test.each([
    ['a NUL in a value', String.raw`{"name":"A\u0000project","timezone":"UTC"}`, 'body/name'],
    ['a NUL in a key', String.raw`{"name":"A project","timezone":"UTC","metadata":{"a\u0000":1}}`, 'body/metadata'],
    [
      'a lone high surrogate',
      String.raw`{"name":"A project","timezone":"UTC","metadata":{"a":["\ud83e"]}}`,
      'body/metadata/a/0',
    ],
    [
      'a lone low surrogate',
      String.raw`{"name":"A project","timezone":"UTC","metadata":{"a":"\udedbx"}}`,
      'body/metadata/a',
    ],
    [
      'surrogates the wrong way round',
      String.raw`{"name":"A project","timezone":"UTC","metadata":{"\uded8\ud83e":1}}`,
      'body/metadata',
    ],
    ['an unknown property', '{"name":"A project","timezone":"UTC","colour":1}', 'body/colour'],
    ['a missing one', '{"name":"A project"}', 'body/timezone'],
  ])('%s', async (_name, body, path) => {
    expect(await create(body)).toBe('422 VALIDATION');
    expect(await issuesOf(body)).toMatchObject({ issues: [{ path }] });
  });

  test.each(['null', '[]', '"text"', '1', 'true'])('the body %s', async (body) => {
    expect(await create(body)).toBe('422 VALIDATION');
  });

  test('an absent body counts as an empty object', async () => {
    expect(await create(undefined)).toBe('422 VALIDATION');
    expect(await create('')).toBe('422 VALIDATION');
    expect(await create([])).toBe('422 VALIDATION');
  });

  test('pairs of surrogates are text like any other', async () => {
    expect(await create(String.raw`{"name":"Beans \ud83e\uded8","timezone":"UTC"}`)).toBe('201');
  });
});

describe('413 PAYLOAD_TOO_LARGE', () => {
  /** White space behind the value takes the body to its size. */
  const padded = (sizeBytes: number): Buffer => Buffer.from(JSON.stringify(right).padEnd(sizeBytes));

  test('64 KiB are allowed, one byte more is not', async () => {
    expect(await create(padded(65_536))).toBe('201');
    expect(await create(padded(65_537))).toBe('413 PAYLOAD_TOO_LARGE');
  });

  test('of a body in chunks too', async () => {
    const chunked = (sizeBytes: number) => {
      const bytes = padded(sizeBytes);
      const body = [bytes.subarray(0, 40_000), bytes.subarray(40_000)];
      return scene.send({ ...requestOf('createProject', { key: scene.keys.live, body: '' }), body });
    };
    expect(outcomeOf(await chunked(65_536))).toBe('201');
    expect(outcomeOf(await chunked(65_537))).toBe('413 PAYLOAD_TOO_LARGE');
  });

  test('the metadata of a project ends at 8 KiB, counted as UTF-8', async () => {
    const metadata = (text: string) => create({ ...right, metadata: { text } });
    const frame = Buffer.byteLength('{"text":""}');
    expect(await metadata('ö'.repeat((8_192 - frame - 1) / 2))).toBe('201');
    expect(await metadata(`${'ö'.repeat((8_192 - frame - 1) / 2)}xx`)).toBe('422 VALIDATION');
  });
});

describe('415 UNSUPPORTED_MEDIA_TYPE', () => {
  test.each([
    'application/json',
    'application/json;charset=utf-8',
    'application/json; charset=UTF-8',
    'Application/JSON ; charset="utf-8"',
  ])('%s is taken', async (contentType) => {
    expect(await create(right, { 'Content-Type': contentType })).toBe('201');
  });

  test.each([
    'application/json; charset=utf-16',
    'application/json; charset=latin1',
    'application/json; charset=utf-8; version=2',
    'application/json; version=1',
    'application/json, application/json',
    'application/problem+json',
    'text/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    '*/*',
    'json',
    ' ',
  ])('%s is not', async (contentType) => {
    expect(await create(right, { 'Content-Type': contentType })).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });

  test.each(['gzip', 'br', 'deflate', 'x-unknown', 'identity, gzip'])('Content-Encoding: %s', async (encoding) => {
    expect(await create(right, { 'Content-Encoding': encoding })).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });

  test('Content-Encoding: identity is no encoding', async () => {
    expect(await create(right, { 'Content-Encoding': 'identity' })).toBe('201');
  });

  test('a body without any type', async () => {
    const { headers, ...request } = requestOf('createProject', { key: scene.keys.live, body: right });
    const { 'Content-Type': _type, ...rest } = headers ?? {};
    expect(outcomeOf(await scene.send({ ...request, headers: rest }))).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });

  test('one type after another is refused, or ignored where there is no body', async () => {
    // What a kept check for each of them would cost is measured by test/hostile/memory.test.ts.
    for (let version = 0; version < 20; version += 1) {
      const contentType = `application/json; boundary=${version}`;
      expect(await create(right, { 'Content-Type': contentType })).toBe('415 UNSUPPORTED_MEDIA_TYPE');
      const read = await scene.call('whoami', { headers: { 'Content-Type': `text/x-${version}` } });
      expect(read.status).toBe(200);
    }
  });
});

test('metadata comes back as it was sent, or is refused', async () => {
  const text = (metadata: string) => `{"name":"Coffee roasters","timezone":"UTC","metadata":${metadata}}`;
  const kept = await scene.call('createProject', {
    body: text('{"a":[1.5,1e21,9007199254740992],"b":"\\ufeff1e400"}'),
  });
  expect(kept.status).toBe(201);
  expect(JSON.parse(kept.body)).toMatchObject({
    metadata: { a: [1.5, 1e21, 9_007_199_254_740_992], b: '\ufeff1e400' },
  });
  const refused = errorOf(await scene.call('createProject', { body: text('{"a":9007199254740993}') }));
  expect(refused).toMatchObject({ status: 422, code: 'VALIDATION', details: { issues: [{ path: 'body/metadata' }] } });
});
