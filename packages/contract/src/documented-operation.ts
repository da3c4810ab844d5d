import { asObject, asString, resolve } from './json.ts';
import type { JsonObject } from './json.ts';

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'];

export interface DocumentedResponse {
  readonly status: number;
  readonly response: JsonObject;
}

/** An operation as the document describes it, references of its responses and parameters followed. */
export interface DocumentedOperation {
  readonly operationId: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  /** Of the path item and of the operation. */
  readonly parameters: readonly JsonObject[];
  readonly responses: readonly DocumentedResponse[];
}

/** Every operation, in document order. */
export function readOperations(bundle: JsonObject): DocumentedOperation[] {
  return Object.entries(asObject(bundle['paths'], 'paths')).flatMap(([path, item]) => {
    const pathItem = asObject(item, path);
    return Object.keys(pathItem)
      .filter((method) => methods.includes(method))
      .map((method) => documentedOperation(bundle, { path, method, pathItem }));
  });
}

/** One operation by its id. @throws Error when the document has none of that id. */
export function readOperation(bundle: JsonObject, operationId: string): DocumentedOperation {
  const found = readOperations(bundle).find((operation) => operation.operationId === operationId);
  if (!found) throw new Error(`The contract has no operation ${operationId}.`);
  return found;
}

function documentedOperation(
  bundle: JsonObject,
  { path, method, pathItem }: { path: string; method: string; pathItem: JsonObject },
): DocumentedOperation {
  const operation = asObject(pathItem[method], `${method} ${path}`);
  return {
    operationId: asString(operation['operationId'], 'operationId'),
    method: method.toUpperCase(),
    path,
    operation,
    parameters: [pathItem['parameters'], operation['parameters']]
      .flatMap((list: unknown): unknown[] => (Array.isArray(list) ? list : []))
      .map((parameter) => resolve(bundle, parameter)),
    responses: Object.entries(asObject(operation['responses'], 'responses')).map(([status, response]) => ({
      status: Number(status),
      response: resolve(bundle, response),
    })),
  };
}
