/** A JSON object nobody has looked into yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws Error naming `what` when the value is no object. */
export function asObject(value: unknown, what: string): JsonObject {
  if (!isObject(value)) throw new Error(`The contract's ${what} is not an object.`);
  return value;
}

/** @throws Error naming `what` when the value is no string. */
export function asString(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Error(`The contract's ${what} is not a string.`);
  return value;
}

/** Follows a local `$ref`, one after another; anything else is given back as it is. */
export function resolve(document: JsonObject, value: unknown): JsonObject {
  const target = asObject(value, 'reference');
  const { $ref } = target;
  if (typeof $ref !== 'string') return target;
  const found = $ref
    .replace('#/', '')
    .split('/')
    .reduce(
      (parent: unknown, key) => asObject(parent, $ref)[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
  return resolve(document, found);
}
