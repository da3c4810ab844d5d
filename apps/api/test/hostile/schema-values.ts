import { isObject, readBundle } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';
import fc from 'fast-check';

const bundle = readBundle();

/** Follows a local reference of the bundle. */
export function resolved(value: unknown): JsonObject {
  if (!isObject(value)) throw new Error('the contract has no object here');
  const { $ref } = value;
  if (typeof $ref !== 'string') return value;
  return resolved(
    $ref
      .slice(2)
      .split('/')
      .reduce((parent: unknown, key) => (isObject(parent) ? parent[key] : undefined), bundle),
  );
}

/** Values that a schema allows, its bounds among them. @throws for a keyword that it does not know how to meet. */
export function valueOf(reference: unknown): fc.Arbitrary<unknown> {
  const schema = resolved(reference);
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom<unknown>(...listOf(schema['enum']));
  if (Array.isArray(schema['oneOf'])) return fc.oneof(...listOf(schema['oneOf']).map(valueOf));
  const examples = listOf(schema['examples']);
  const types = Array.isArray(schema['type']) ? listOf(schema['type']) : [schema['type']];
  const byType = fc.oneof(...types.map((type) => valueOfType(String(type), schema)));
  return examples.length > 0
    ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom<unknown>(...examples) }, { weight: 1, arbitrary: byType })
    : byType;
}

function valueOfType(type: string, schema: JsonObject): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(valueOf(schema['items']), {
        minLength: numberOf(schema['minItems'], 0),
        maxLength: numberOf(schema['maxItems'], 5),
      });
    case 'integer':
      return integerOf(numberOf(schema['minimum'], 0), numberOf(schema['maximum'], Number.MAX_SAFE_INTEGER));
    case 'string':
      return stringOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      throw new Error(`the generator knows no ${type}`);
  }
}

function objectOf(schema: JsonObject): fc.Arbitrary<unknown> {
  const properties = isObject(schema['properties']) ? schema['properties'] : null;
  if (!properties)
    return schema['additionalProperties'] === false
      ? fc.constant({})
      : fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 });
  const values = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, valueOf(property)]));
  return fc.record(values, { requiredKeys: listOf(schema['required']).map(String), noNullPrototype: true });
}

function integerOf(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, 40_000_000) }));
}

function stringOf({ pattern, format, minLength, maxLength }: JsonObject): fc.Arbitrary<string> {
  if (format === 'email') return fc.emailAddress();
  if (format === 'date-time')
    return fc.constantFrom(
      '2026-01-01T00:00:00Z',
      '1970-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
      '0000-01-01T00:00:00Z',
      '2016-12-31T23:59:60Z',
      '2024-02-29T12:00:00.123456789Z',
    );
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  const [min, max] = [numberOf(minLength, 0), numberOf(maxLength, 100)];
  const filled = fc.constantFrom(min, max).map((length) => 'x'.repeat(length));
  return fc.oneof(filled, fc.string({ minLength: min, maxLength: Math.min(max, min + 50) }));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
