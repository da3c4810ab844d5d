import { asObject, asString, isObject, resolve } from './json.ts';
import type { JsonObject } from './json.ts';
import { readOperations } from './documented-operation.ts';
import type { DocumentedOperation } from './documented-operation.ts';
import { bodyOf, headersOf, queryOf, repeatedHeaderOf } from './scenario.ts';

/** What to send. */
export interface ExampleRequest {
  /** Upper case. */
  readonly method: string;
  /** With its parameters filled in, and the query string behind it if there is one. */
  readonly url: string;
  /** All headers but `Authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: the key of the given state. A text: sent as it is. Null: the header is not sent. */
  readonly authorization?: string | null;
  /** The bytes as text; null for no body at all. */
  readonly body: string | null;
}

/** What must come back. */
export interface ExampleResponse {
  readonly status: number;
  /** Headers the answer must carry with exactly these values. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, byte for byte. */
  readonly body: string;
}

/** One documented scenario, ready to be replayed. */
export interface Example<Id extends string = string> {
  readonly id: Id;
  readonly summary: string;
  readonly request: ExampleRequest;
  readonly response: ExampleResponse;
}

/** A scenario that belongs to an operation. Its id is `<operationId>/<status>/<name>`. */
export interface OperationExample<Id extends string = string> extends Example<Id> {
  readonly operationId: string;
  readonly name: string;
}

/** Every scenario of every operation, in document order (openapi/examples/README.md). */
export function readExamples(bundle: JsonObject): OperationExample[] {
  return readOperations(bundle).flatMap((operation) =>
    operation.responses.flatMap(({ status, response }) =>
      Object.entries(examplesIn(response)).map(([name, example]) =>
        readExample(bundle, operation, { status, name, example: asObject(example, name) }),
      ),
    ),
  );
}

/** Every problem that belongs to no operation, in document order. */
export function readProblems(problems: JsonObject): Example[] {
  return Object.entries(problems).map(([id, entry]) => {
    const problem = asObject(entry, id);
    const scenario = asObject(problem['x-request'], 'x-request');
    const error = asObject(asObject(problem['value'], 'value')['error'], 'error');
    const body = bodyOf(scenario, null);
    const { authorization, headers } = headersOf(scenario, { contentType: null });
    return {
      id,
      summary: asString(problem['summary'], 'summary'),
      request: {
        method: asString(scenario['method'], 'method'),
        url: asString(scenario['path'], 'path'),
        headers: { ...headers, ...repeatedHeaderOf(scenario) },
        ...authorization,
        body,
      },
      response: {
        status: Number(problem['status']),
        headers: expectedHeaders(problem, asString(error['requestId'], 'requestId')),
        body: JSON.stringify(problem['value']),
      },
    };
  });
}

function readExample(
  bundle: JsonObject,
  operation: DocumentedOperation,
  { status, name, example }: { status: number; name: string; example: JsonObject },
): OperationExample {
  const { operationId, method } = operation;
  const scenario = isObject(example['x-request']) ? example['x-request'] : {};
  const body = bodyOf(scenario, documentedBody(operation, name));
  const { authorization, headers } = headersOf(scenario, { contentType: body === null ? null : 'application/json' });
  return {
    id: `${operationId}/${status}/${name}`,
    operationId,
    name,
    summary: asString(example['summary'], 'summary'),
    request: { method, url: `${pathOf(operation, scenario)}${queryOf(scenario)}`, headers, ...authorization, body },
    response: {
      status,
      headers: expectedHeaders(example, requestIdOf(bundle)),
      body: JSON.stringify(example['value']),
    },
  };
}

function examplesIn(message: JsonObject): JsonObject {
  const media = asObject(asObject(message['content'], 'content')['application/json'], 'media type');
  return asObject(media['examples'], 'examples');
}

/** The request example of the same name; for scenarios without one, the operation's first. */
function documentedBody({ operation }: DocumentedOperation, name: string): string | null {
  const { requestBody } = operation;
  if (!isObject(requestBody)) return null;
  const examples = examplesIn(requestBody);
  const example = asObject(examples[name] ?? Object.values(examples)[0], 'request example');
  return JSON.stringify(example['value']);
}

function pathOf({ path, parameters }: DocumentedOperation, scenario: JsonObject): string {
  const given = isObject(scenario['params']) ? scenario['params'] : {};
  return path.replaceAll(/\{(\w+)\}/g, (_placeholder, name: string) => {
    const documented = parameters.find((parameter) => parameter['in'] === 'path' && parameter['name'] === name);
    return encodeURIComponent(asString(given[name] ?? documented?.['example'], `example of ${name}`));
  });
}

function expectedHeaders(example: JsonObject, requestId: string): Record<string, string> {
  const extra = isObject(example['x-headers']) ? example['x-headers'] : {};
  return {
    'X-Request-Id': requestId,
    ...Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, asString(value, name)])),
  };
}

/** The one request id of all examples. */
function requestIdOf(bundle: JsonObject): string {
  const { examples } = resolve(bundle, { $ref: '#/components/schemas/RequestId' });
  return asString(Array.isArray(examples) ? examples[0] : undefined, 'example of RequestId');
}
