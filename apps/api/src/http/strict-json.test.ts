import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HttpProblem } from './problems.ts';
import { parseStrictJson } from './strict-json.ts';

const parse = (text: string): unknown => parseStrictJson(Buffer.from(text));
const refused = (text: string): boolean => {
  try {
    parse(text);
    return false;
  } catch (error) {
    if (error instanceof HttpProblem && error.code === 'MALFORMED_REQUEST') return true;
    throw error;
  }
};

describe('what JSON.stringify writes is read back', () => {
  test('in every layout', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  test('with keys and strings of quotes, backslashes, braces and colons', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ':', ',', 'a', '\u0000', '\u2028', '🫘', '\ud83e'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.dictionary(nasty, fc.oneof(nasty, fc.dictionary(nasty, nasty))), (value) => {
        const text = JSON.stringify(value);
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what JSON.parse refuses is refused, as malformed and nothing else', () => {
  test('any text of JSON characters', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', ':', ',', '"', '\\', 'a', 'u', '0', '1', '-', '.', 'e', ' ', '\n', 't'),
      maxLength: 14,
    });
    fc.assert(
      fc.property(text, (json) => {
        const valid = isJson(json);
        // A valid text may still have a key twice.
        if (valid) expect(() => refused(json)).not.toThrow();
        else expect(refused(json)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          parseStrictJson(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(HttpProblem);
        }
      }),
    );
  });
});

describe('keys', () => {
  test('any two equal ones in one object are refused, however they are written', () => {
    const key = fc.string({ unit: 'binary', maxLength: 5 });
    fc.assert(
      fc.property(key, fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }), (twice, between) => {
        const others = between.filter((other) => other !== twice).map((other) => `,${JSON.stringify(other)}:{}`);
        expect(refused(`{${JSON.stringify(twice)}:1${[...new Set(others)].join('')},"${escaped(twice)}":2}`)).toBe(
          true,
        );
      }),
    );
  });

  test('equal ones in different objects are not', () => {
    expect(parse('[{"a":1},{"a":{"a":2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }]);
  });
});

describe('depth', () => {
  test.each(['[', '{"a":'])('32 of %s are read, 33 are not', (opening) => {
    const closing = opening === '[' ? ']' : '}';
    const nested = (depth: number) =>
      `${opening.repeat(depth - 1)}${opening === '[' ? '[' : '{'}${closing.repeat(depth)}`;
    expect(refused(nested(32))).toBe(false);
    expect(refused(nested(33))).toBe(true);
  });

  // Far more than a body may have: steps that grow with the square of it would not come to an end.
  test.each([
    '['.repeat(3_000_000),
    `"${'\\"'.repeat(1_000_000)}`,
    `{${'"a"   '.repeat(500_000)}`,
    `{"a"${' '.repeat(3_000_000)}`,
  ])('megabytes of nonsense: %#', (text) => {
    expect(refused(text)).toBe(true);
  });
});

test('a body that is large and right', () => {
  const text = JSON.stringify(
    Object.fromEntries(Array.from({ length: 200_000 }, (_unused, index) => [`key-${index}`, index])),
  );
  expect(refused(text)).toBe(false);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Every UTF-16 unit as an escape. */
function escaped(text: string): string {
  return Array.from(
    { length: text.length },
    (_unused, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
