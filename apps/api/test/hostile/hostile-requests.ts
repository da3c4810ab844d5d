import { randomUUID } from 'node:crypto';
import { isObject, isOperationId, operationTable, readBundle } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';
import fc from 'fast-check';
import type { HostileWorld } from './hostile-world.ts';
import { garbageBody, headerText, hostileText, mutated } from './nonsense.ts';
import { resolved, valueOf } from './schema-values.ts';

/** One request as it goes over the wire. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  /** In order, with repetitions. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array | null;
  readonly chunked: boolean;
  /** What the key step must answer to whoever sends this; null for nothing. */
  readonly keyRefusal: 401 | 503 | null;
}

type Header = readonly [name: string, value: string];
interface Credentials {
  readonly headers: readonly Header[];
  readonly refusal: HostileRequest['keyRefusal'];
}

const bundle = readBundle();
const methods = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'MKCOL',
  'SEARCH',
  'FOO',
  'BREW',
];

/** Requests of every kind: most to an operation and more or less right, some to anything else. */
export function hostileRequests(world: HostileWorld): fc.Arbitrary<HostileRequest> {
  const operations = Object.keys(operationTable)
    .filter(isOperationId)
    .map((operationId) => requestOf(operationId, world));
  return fc
    .oneof({ weight: 9, arbitrary: fc.oneof(...operations) }, { weight: 1, arbitrary: strayRequest(world) })
    .map(readable);
}

/** The parser knows no method yet when it refuses headers, so that a HEAD would get a body, which no client reads. */
function readable(request: HostileRequest): HostileRequest {
  return request.method === 'HEAD' && request.headers.some(([name]) => name === 'X-Padding')
    ? { ...request, method: 'GET' }
    : request;
}

function requestOf(operationId: OperationId, world: HostileWorld): fc.Arbitrary<HostileRequest> {
  const { method, path } = operationTable[operationId];
  return fc
    .record({
      method: mostly(method, fc.constantFrom(...methods)),
      path: fc
        .tuple(pathOf(path, world), queryOf(operationId, world))
        .map(([filled, query]) => (query === '' ? filled : `${filled}?${query}`)),
      credentials: credentialsOf(world),
      typing: typingOf(),
      extras: extraHeaders(),
      body: bodyOf(operationId),
      chunked: mostly(false, fc.boolean()),
    })
    .map(({ credentials, typing, extras, body, ...rest }) => ({
      ...rest,
      body,
      headers: [...credentials.headers, ...(body ? typing : []), ...extras],
      keyRefusal: credentials.refusal,
    }));
}

/** Mostly the right value; one time in eight something else. */
function mostly<T>(right: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 7, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: other });
}

function pathOf(template: string, world: HostileWorld): fc.Arbitrary<string> {
  const parts = template
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? idOf(part.slice(1, -1), world) : fc.constant(part)));
  return fc.tuple(...parts).map((filled) => filled.join(''));
}

const ownIds = (name: string, world: HostileWorld): readonly string[] =>
  ({ projectId: world.projectIds, containerId: world.containerIds, keyId: world.keyIds })[name] ?? [
    'upload-1',
    'upload-2',
  ];

function idOf(name: string, world: HostileWorld): fc.Arbitrary<string> {
  const own = fc.constantFrom(...ownIds(name, world));
  const foreign = Object.entries(world.foreign).find(([kind]) => kind === name)?.[1] ?? 'render-1';
  const broken = fc.oneof(
    own.map((id) => id.toUpperCase()),
    own.map((id) => `${id}%00`),
    own.map((id) => `${id}%2Fassets`),
    own.map((id) => id.slice(0, -1)),
    hostileText.map((text) => encoded(text) || '-'),
    fc.constantFrom(
      '%',
      '%zz',
      '%FF',
      '%ED%A0%80',
      '%C0%80',
      '%2e%2e',
      '..',
      '.',
      '%2F',
      '*',
      ';a=1',
      '\u00e9',
      "'",
      'a'.repeat(5_000),
    ),
  );
  return fc.oneof(
    { weight: 12, arbitrary: own },
    { weight: 2, arbitrary: own.map((id) => id.slice(-36)) },
    {
      weight: 1,
      arbitrary: own.map((id) => id.replaceAll(/./g, (character) => `%${character.charCodeAt(0).toString(16)}`)),
    },
    { weight: 1, arbitrary: fc.constant(foreign) },
    { weight: 1, arbitrary: fc.constant(randomUUID()) },
    { weight: 2, arbitrary: broken },
  );
}

function parametersOf(operationId: OperationId): { readonly name: string; readonly schema: unknown }[] {
  const { path, method } = operationTable[operationId];
  const operation = resolved(resolved(resolved(bundle['paths'])[path])[method.toLowerCase()]);
  const parameters: unknown[] = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  return parameters
    .map(resolved)
    .filter((parameter) => parameter['in'] === 'query')
    .map((parameter) => ({ name: String(parameter['name']), schema: parameter['schema'] }));
}

function queryOf(operationId: OperationId, world: HostileWorld): fc.Arbitrary<string> {
  const known = parametersOf(operationId).map(({ name, schema }) => {
    const right =
      name === 'cursor' && world.cursors.length > 0 ? fc.constantFrom<unknown>(...world.cursors) : valueOf(schema);
    return mostlyRight(right).map((value) => written(name, value));
  });
  const unknown = fc.oneof(
    fc.tuple(hostileText, hostileText).map(([name, value]) => written(name, value)),
    fc.constantFrom(
      '=',
      '&',
      '?',
      'limit[]=1',
      'a[b][c]=1',
      '__proto__=1',
      'limit=%zz',
      'status=%FF',
      'x=%00',
      '\u00e9=\u00e9',
      'limit=1;limit=2',
      '%23',
    ),
  );
  const nothing = { weight: 5, arbitrary: fc.constant('') };
  if (known.length === 0) return fc.oneof({ ...nothing, weight: 12 }, { weight: 1, arbitrary: unknown });
  const right = fc
    .subarray(known, { maxLength: Math.min(known.length, 3) })
    .chain((chosen) => fc.tuple(...chosen))
    .map((parts) => parts.join('&'));
  return fc.oneof(
    nothing,
    { weight: 6, arbitrary: right },
    { weight: 1, arbitrary: fc.tuple(right, unknown).map((parts) => parts.join('&')) },
  );
}

function mostlyRight(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: right },
    { weight: 1, arbitrary: hostileText },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(0, -1, 201, 1e21, '', ['a', 'b']) },
  );
}

/** Percent-encodes what can be; half a surrogate pair cannot. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD'));
}

function written(name: string, value: unknown): string {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.map((each) => `${encoded(name)}=${encoded(String(each))}`).join('&');
}

function credentialsOf({ keys }: HostileWorld): fc.Arbitrary<Credentials> {
  const bearer = (key: string): Header => ['Authorization', `Bearer ${key}`];
  const accepted = (...headers: readonly Header[]): Credentials => ({ headers, refusal: null });
  const refused = (...headers: readonly Header[]): Credentials => ({ headers, refusal: 401 });
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(accepted(bearer(keys.live))) },
    { weight: 3, arbitrary: fc.constant(accepted(bearer(keys.test))) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        accepted(bearer(keys.withoutScopes)),
        accepted(['authorization', `bearer ${keys.live}`]),
        { headers: [bearer(keys.killed)], refusal: 503 } as const,
        refused(bearer(keys.revoked)),
        refused(bearer(keys.wrong)),
        refused(bearer(keys.wrong), bearer(keys.live)),
        refused(bearer(keys.live.slice(0, -1))),
        refused(bearer(keys.live.replace('lp_live', 'lp_test'))),
        refused(['Authorization', keys.live]),
        refused(['X-Api-Key', keys.live]),
        refused(['Authorization', `Basic ${btoa(`${keys.live}:`)}`]),
        refused(),
      ),
    },
    { weight: 1, arbitrary: headerText.map((text) => refused(['Authorization', text])) },
  );
}

/** The headers that say what the body is. */
function typingOf(): fc.Arbitrary<readonly Header[]> {
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.constantFrom<readonly Header[]>(
        [['Content-Type', 'application/json']],
        [['content-type', 'application/json; charset=utf-8']],
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<readonly Header[]>(
        [],
        [
          ['Content-Type', 'application/json'],
          ['Content-Type', 'text/plain'],
        ],
        [['Content-Type', 'application/json; charset=utf-16']],
        [['Content-Type', 'multipart/form-data; boundary=x']],
        [['Content-Type', 'application/x-www-form-urlencoded']],
        [
          ['Content-Type', 'application/json'],
          ['Content-Encoding', 'gzip'],
        ],
        [
          ['Content-Type', 'application/json'],
          ['Content-Encoding', 'identity'],
        ],
      ),
    },
    { weight: 1, arbitrary: headerText.map((text) => [['Content-Type', text]] as const) },
  );
}

function extraHeaders(): fc.Arbitrary<readonly Header[]> {
  const key = fc.oneof(
    fc.uuid(),
    fc.constantFrom('a', '"a"', '', '"', '"a', 'x'.repeat(255), 'x'.repeat(256), '\u00e9'),
    headerText,
  );
  const one: fc.Arbitrary<readonly Header[]> = fc.oneof(
    { weight: 4, arbitrary: key.map((text) => [['Idempotency-Key', text]] as const) },
    {
      weight: 1,
      arbitrary: key.map(
        (text) =>
          [
            ['Idempotency-Key', text],
            ['idempotency-key', text],
          ] as const,
      ),
    },
    { weight: 2, arbitrary: headerText.map((text) => [['Accept', text]] as const) },
    {
      weight: 1,
      arbitrary: headerText.map(
        (text) =>
          [
            ['X-Request-Id', text],
            ['Cookie', text],
            ['Range', text],
            ['If-None-Match', text],
          ] as const,
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom<readonly Header[]>(
        [['X-Layers-Organization', 'org_1']],
        [['X-HTTP-Method-Override', 'DELETE']],
        [
          ['X-Forwarded-Host', 'evil.test'],
          ['X-Forwarded-For', '127.0.0.1'],
        ],
        [['Expect', '100-continue']],
        [['Expect', 'a miracle']],
        [
          ['Origin', 'https://evil.test'],
          ['Access-Control-Request-Method', 'POST'],
        ],
        [
          ['Accept-Encoding', 'gzip, br'],
          ['TE', 'trailers'],
        ],
        [
          ['Upgrade', 'h2c'],
          ['Connection', 'upgrade'],
        ],
      ),
    },
  );
  const tooLarge = fc.constant<readonly Header[]>([['X-Padding', 'p'.repeat(20_000)]]);
  return fc.oneof(
    { weight: 80, arbitrary: fc.constant([]) },
    { weight: 30, arbitrary: one },
    { weight: 1, arbitrary: tooLarge },
  );
}

function bodyOf(operationId: OperationId): fc.Arbitrary<Uint8Array | null> {
  const { path, method } = operationTable[operationId];
  const { requestBody } = resolved(resolved(resolved(bundle['paths'])[path])[method.toLowerCase()]);
  if (requestBody === undefined)
    return fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: garbageBody });
  const media = resolved(resolved(resolved(requestBody)['content'])['application/json']);
  const examples = isObject(media['examples'])
    ? Object.values(media['examples']).map((example) => resolved(example)['value'])
    : [];
  const right = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<unknown>({}, ...examples) },
    { weight: 2, arbitrary: valueOf(media['schema']) },
  );
  const inBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  return fc.oneof(
    { weight: 6, arbitrary: right.map(inBytes) },
    { weight: 4, arbitrary: mutated(right).map(inBytes) },
    { weight: 2, arbitrary: garbageBody },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

/** Everything outside the operations: uploads, media, the reference, and paths that are nowhere. */
function strayRequest(world: HostileWorld): fc.Arbitrary<HostileRequest> {
  const nowhere = hostileText.map((text) => `/${encoded(text).replaceAll('%2F', '/')}`);
  const known = fc.constantFrom(
    '/',
    '/docs',
    '/docs/',
    '/docs/init.js',
    '/docs/../package.json',
    '/openapi.json',
    '/healthz',
    '/readyz',
    '/metrics',
    '/v1',
    '/v1/',
    '/v2/whoami',
    '//v1/whoami',
    '/v1/whoami/',
    '/sandbox-media/',
    '/sandbox-media/..%2fpackage.json',
    '/sandbox-media/%00',
    '/public-media/..%2f..%2fsecret.key',
    '/public-media/',
    '/public-media/%zz',
    '/uploads/',
    '/uploads/x',
    '/uploads/%zz',
    '*',
    ...world.mediaPaths,
    ...world.uploadPaths.slice(-5),
  );
  return fc.record({
    method: fc.oneof(fc.constantFrom('GET', 'PUT', 'HEAD'), fc.constantFrom(...methods)),
    path: fc.oneof(
      { weight: 4, arbitrary: known },
      { weight: 1, arbitrary: fc.tuple(known, hostileText).map(([path, text]) => `${path}${encoded(text)}`) },
      { weight: 1, arbitrary: nowhere },
      { weight: 1, arbitrary: nowhere.map((path) => `/v1${path}`) },
    ),
    headers: fc
      .tuple(typingOf(), extraHeaders(), mostly('bytes=0-1', headerText))
      .map(([typing, extras, range]): readonly Header[] => [...typing, ...extras, ['Range', range]]),
    body: fc.oneof(fc.constant(null), garbageBody),
    chunked: fc.boolean(),
    keyRefusal: fc.constant(null),
  });
}
