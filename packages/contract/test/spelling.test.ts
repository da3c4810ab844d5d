import { describe, expect, it } from 'vitest';
import { isObject, readBundle, resolve } from '../src/index.ts';
import type { JsonObject } from '../src/index.ts';
import { asObject, asString } from '../src/json.ts';

/**
 * What JSON Schema allows and generators of clients stumble over; docs/decisions/0047 tells which and how it is
 * written instead.
 */
const bundle = readBundle();
const schemas = schemasIn(bundle);
const found = (isFault: (schema: JsonObject) => boolean): string[] =>
  schemas.filter(({ schema }) => isFault(schema)).map(({ path }) => path);
const typesOf = ({ type }: JsonObject): unknown[] => [type].flat();

describe('the contract has', () => {
  it('schemas to look at', () => {
    expect(schemas.length).toBeGreaterThan(500);
  });

  it('no null by itself but as the other branch of a oneOf', () => {
    expect(found((schema) => schema['type'] === 'null').filter((path) => !path.endsWith('/oneOf/1'))).toEqual([]);
  });

  it('no type of several but one or null', () => {
    expect(found((schema) => typesOf(schema).filter((type) => type !== 'null').length > 1)).toEqual([]);
  });

  it('no null in an enum', () => {
    expect(
      found(
        (schema) =>
          Array.isArray(schema['enum']) && (schema['enum'].includes(null) || typesOf(schema).includes('null')),
      ),
    ).toEqual([]);
  });

  it('no object that may be null without a name', () => {
    expect(found((schema) => typesOf(schema).includes('null') && typesOf(schema).includes('object'))).toEqual([]);
  });

  it('no pattern beside the format date-time', () => {
    expect(found((schema) => schema['format'] === 'date-time' && 'pattern' in schema)).toEqual([]);
  });

  it('no named properties beside those of any name', () => {
    expect(found((schema) => 'properties' in schema && isObject(schema['additionalProperties']))).toEqual([]);
  });

  it('no boolean of one value', () => {
    expect(found((schema) => typesOf(schema).includes('boolean') && ('enum' in schema || 'const' in schema))).toEqual(
      [],
    );
  });
});

describe('every problem', () => {
  const problems = Object.entries(asObject(asObject(bundle['components'], 'components')['schemas'], 'schemas')).filter(
    ([name]) => name.endsWith('Problem'),
  );

  it.each(problems)('%s names its errors, and tells them apart by their code', (_name, problem) => {
    const error = asObject(asObject(asObject(problem, 'problem')['properties'], 'properties')['error'], 'error');
    const { oneOf, discriminator } = error;
    if (!Array.isArray(oneOf)) {
      expect(Object.keys(error)).toEqual(['$ref']);
      return;
    }
    const mapping = new Map(oneOf.map((variant: unknown) => [codeOf(variant), asObject(variant, 'variant')['$ref']]));
    expect(mapping.size).toBe(oneOf.length);
    expect(discriminator).toEqual({ propertyName: 'code', mapping: Object.fromEntries(mapping) });
  });
});

function codeOf(variant: unknown): string {
  return asString(
    asObject(asObject(resolve(bundle, variant)['properties'], 'properties')['code'], 'code')['const'],
    'code',
  );
}

/** Every object below `value` that can be a schema, with the way to it. Examples and texts are none. */
function schemasIn(value: unknown, path = ''): { readonly path: string; readonly schema: JsonObject }[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => schemasIn(item, `${path}/${index}`));
  if (!isObject(value)) return [];
  const below = Object.entries(value).filter(
    ([key]) => !['example', 'examples', 'mapping', 'x-codeSamples'].includes(key),
  );
  return [{ path, schema: value }, ...below.flatMap(([key, inner]) => schemasIn(inner, `${path}/${key}`))];
}
