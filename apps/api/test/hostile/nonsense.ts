import fc from 'fast-check';

/** What hostile or broken clients send where a text, a body or a header is expected. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'x\udfff\ud800x',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    "';--",
    '%00',
    '%',
    '\u202e',
    '\r\n',
    '{{7*7}}',
    'null',
    'NaN',
    '1e309',
    '-0',
    '\ufeff',
    '\u{1f642}'.repeat(50),
    'x'.repeat(3_000),
    'e\u0301',
    '<script>alert(1)</script>',
    '$ref',
  ),
);

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    0.5,
    1e308,
    2 ** 53,
    -(2 ** 31) - 1,
    [],
    {},
    [null],
    { __proto__: null },
    { $ref: '#' },
  ),
);

/** Changes one place of a JSON value: takes something out, adds something, or puts nonsense there. */
export function mutated(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      value,
      fc.array(fc.nat(9), { maxLength: 4 }),
      fc.constantFrom('replace', 'remove', 'add', 'repeat'),
      hostileText,
      hostileValue,
    )
    .map(([original, way, change, name, nonsense]) => mutateAt(original, way, { change, name, nonsense }));
}

interface Mutation {
  readonly change: string;
  readonly name: string;
  readonly nonsense: unknown;
}

function mutateAt(value: unknown, [step, ...rest]: readonly number[], mutation: Mutation): unknown {
  if (value === null || typeof value !== 'object' || step === undefined) return mutation.nonsense;
  const list = Array.isArray(value);
  const entries: [string, unknown][] = Object.entries(value);
  const chosen = entries[step % Math.max(entries.length, 1)];
  if (mutation.change === 'add') entries.push([mutation.name, mutation.nonsense]);
  else if (mutation.change === 'repeat')
    entries.push(...entries.map(([key, item]): [string, unknown] => [list ? key : `${key} `, item]));
  else if (chosen && mutation.change === 'remove') entries.splice(entries.indexOf(chosen), 1);
  else if (chosen) chosen[1] = mutateAt(chosen[1], rest, mutation);
  return list ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

const text = (body: string): Uint8Array => new TextEncoder().encode(body);

/** Bodies that are no JSON object at all, or one that the contract refuses to read. */
export const garbageBody: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 4, arbitrary: fc.json({ maxDepth: 4 }).map(text) },
  { weight: 2, arbitrary: fc.tuple(fc.json(), fc.nat(30)).map(([json, cut]) => text(json.slice(0, -1 - cut))) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      text('\ufeff{}'),
      text('{"caption":"a","caption":"b"}'),
      text('{"caption":"\\ud800"}'),
      text('{"caption":"\\u0000"}'),
      text('{"caption":"a\\'),
      text('{"__proto__":{"caption":"a"}}'),
      text("{'caption':'a'}"),
      text('{"caption":"a"}}'),
      text('{"caption":NaN}'),
      text('"'),
      text('{'),
      text(']'),
      text(' '),
      text(`${'['.repeat(33)}${']'.repeat(33)}`),
      text('['.repeat(30_000)),
      text(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`),
      text('{"a":1e999999}'),
      new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]),
      new Uint8Array([0x1f, 0x8b, 8, 0]),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 65_530, max: 65_545 }).map((size) => text(`{"caption":"${'x'.repeat(size - 14)}"}`)),
  },
);

/** Text that may stand in a header as it is. */
export const headerText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({
      unit: fc
        .integer({ min: 0x20, max: 0xff })
        .filter((code) => code !== 0x7f && (code < 0x80 || code > 0x9f))
        .map((code) => String.fromCharCode(code)),
      maxLength: 80,
    }),
    fc.constantFrom('', '*/*', ',,,', ';q=', '"', 'a'.repeat(300), 'text/html, application/xml;q=0.9, */*;q=0.8', '\t'),
  )
  .map((value) => value.trim());
