import { isObject } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';

/**
 * What the contract says of parameters, as a document of its own with the components they use. The validator would compile
 * the schemas of bodies and answers at every start; bodies are checked by `operations/body-schemas.ts`, answers by tests.
 */
export function requestContract({ openapi, info, servers, paths, components }: JsonObject): JsonObject {
  const requests: unknown = JSON.parse(JSON.stringify(mapValues(paths, requestsOf)), forValidator);
  return {
    openapi,
    info,
    servers,
    paths: requests,
    components: JSON.parse(JSON.stringify(usedComponents(requests, components)), forValidator),
  };
}

function requestsOf(pathItem: unknown): JsonObject {
  return mapValues(pathItem, (value) => (isObject(value) ? requestOf(value) : value));
}

function requestOf({ operationId, parameters }: JsonObject): JsonObject {
  return { operationId, parameters };
}

/** RFC 3339 in UTC. Told to the validator alone, since generators of clients stumble over a pattern beside a format. */
const utcTime = String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$`;

/** Query values may hold what RFC 3986 lets stand in a query unencoded, such as the colons of a time; times are UTC. */
function forValidator(_key: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  if (value['in'] === 'query') return { ...value, allowReserved: true };
  return value['format'] === 'date-time' ? { ...value, pattern: utcTime } : value;
}

/** The components that are referred to, by kind and name, and those that these refer to. */
function usedComponents(paths: unknown, components: unknown): JsonObject {
  const used: Record<string, Record<string, unknown>> = {};
  const collect = (user: unknown): void => {
    for (const [, kind = '', name = ''] of JSON.stringify(user).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)) {
      const component = child(child(components, kind), name);
      const ofKind = (used[kind] ??= {});
      if (name in ofKind) continue;
      ofKind[name] = component;
      collect(component);
    }
  };
  collect(paths);
  return used;
}

function child(parent: unknown, key: string): unknown {
  return isObject(parent) ? parent[key] : undefined;
}

function mapValues(value: unknown, change: (value: unknown) => unknown): JsonObject {
  if (!isObject(value)) throw new Error('the contract has no object here');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}
