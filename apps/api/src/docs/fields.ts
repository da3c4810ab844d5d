import { isObject, resolve } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';

/** One thing a caller sends: a parameter, or a property of the body by its path (`files[].filename`). */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** The parameters of an operation that stand in one place, in document order. */
export function parameterFields(
  document: JsonObject,
  parameters: readonly JsonObject[],
  place: string,
): readonly Field[] {
  return parameters
    .filter((parameter) => parameter['in'] === place)
    .map((parameter) => ({
      name: textOf(parameter['name']),
      type: typeOf(document, resolve(document, parameter['schema'])),
      required: parameter['required'] === true,
      description: textOf(parameter['description']),
    }));
}

/**
 * The properties of a body, those of objects within it behind them: of the items of a list, and of all branches of a
 * `oneOf`, where a property of several branches is one field.
 * @param path where the schema stands in the body (`files[]`); empty for the body itself.
 */
export function bodyFields(document: JsonObject, schema: unknown, path = ''): readonly Field[] {
  const { properties, required, items, oneOf } = resolve(document, schema);
  if (Array.isArray(oneOf)) return merged(oneOf.map((branch) => bodyFields(document, branch, path)));
  if (items !== undefined) return bodyFields(document, items, `${path}[]`);
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([key, value]) => {
    const property = resolve(document, value);
    const field = {
      name: path === '' ? key : `${path}.${key}`,
      type: typeOf(document, property),
      required: Array.isArray(required) && required.includes(key),
      description: descriptionOf(document, value),
    };
    return [field, ...bodyFields(document, property, field.name)];
  });
}

/** A field is required where every branch with properties demands it: null has none. */
function merged(branches: readonly (readonly Field[])[]): readonly Field[] {
  const withFields = branches.filter((fields) => fields.length > 0);
  const all = withFields.flat();
  return [...new Set(all.map(({ name }) => name))].map((name) => {
    const same = all.filter((field) => field.name === name);
    return {
      name,
      type: distinct(same.map(({ type }) => type)).join(' or '),
      required: same.length === withFields.length && same.every(({ required }) => required),
      description: distinct(same.map(({ description }) => description)).join(' '),
    };
  });
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/**
 * What stands beside a reference tells more than what is referred to; of a `oneOf` that has no text, its first
 * branch.
 */
function descriptionOf(document: JsonObject, schema: unknown): string {
  const own = isObject(schema) ? textOf(schema['description']) : '';
  const target = resolve(document, schema);
  const text = own === '' ? textOf(target['description']) : own;
  return text === '' && Array.isArray(target['oneOf']) ? descriptionOf(document, target['oneOf'][0]) : text;
}

/**
 * A schema's type in words: `string`, `integer or null`, `array, 1 to 10, each string`, with the values or bounds it
 * has.
 */
function typeOf(document: JsonObject, schema: JsonObject): string {
  const { type, enum: values, const: value, items, oneOf } = schema;
  if (Array.isArray(oneOf)) return oneOf.map((branch) => typeOf(document, resolve(document, branch))).join(' or ');
  if (typeof value === 'string') return `\`${value}\``;
  const word = [type].flat().map(textOf).join(' or ');
  if (Array.isArray(values)) return `${word}: ${values.map((value) => `\`${String(value)}\``).join(', ')}`;
  const each = items === undefined ? '' : `, each ${typeOf(document, resolve(document, items))}`;
  return `${word}${idPrefixOf(schema)}${boundsOf(schema)}${each}`;
}

/** An id says by its pattern how it begins. */
function idPrefixOf({ pattern }: JsonObject): string {
  const prefix = typeof pattern === 'string' ? /^\^\(?([a-z]+_)/.exec(pattern)?.[1] : undefined;
  return prefix === undefined ? '' : ` (${prefix}uuid)`;
}

function boundsOf(schema: JsonObject): string {
  const bounds = [
    range(schema['minItems'], schema['maxItems'], ''),
    range(schema['minLength'], schema['maxLength'], ' characters'),
    range(schema['minimum'], schema['maximum'], ''),
    typeof schema['default'] === 'number' ? `${numberText(schema['default'])} unless given` : '',
  ].filter((bound) => bound !== '');
  return bounds.length === 0 ? '' : `, ${bounds.join(', ')}`;
}

function range(least: unknown, most: unknown, unit: string): string {
  if (typeof most !== 'number') return typeof least === 'number' ? `at least ${numberText(least)}${unit}` : '';
  return typeof least === 'number'
    ? `${numberText(least)} to ${numberText(most)}${unit}`
    : `max ${numberText(most)}${unit}`;
}

function numberText(value: number): string {
  return value.toLocaleString('en-US');
}

/** The text without white space around it; empty for anything that is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
