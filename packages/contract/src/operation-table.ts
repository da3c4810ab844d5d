import { asObject, asString, resolve } from './json.ts';
import type { JsonObject } from './json.ts';
import { readOperations } from './documented-operation.ts';
import type { DocumentedOperation } from './documented-operation.ts';

/** What an `Idempotency-Key` does: brings the first answer back, is only checked for its form, or is not looked at. */
const idempotencies = ['replayed', 'checked', 'none'] as const;
type Idempotency = (typeof idempotencies)[number];

/** What the contract says of an operation; `codes` are its documented error codes by status. */
export interface OperationRow {
  readonly method: string;
  readonly path: string;
  readonly scope: string | null;
  readonly bodyAfterState: boolean;
  readonly idempotent: Idempotency;
  readonly statuses: readonly number[];
  readonly codes: Readonly<Record<string, readonly string[]>>;
}

/** One row an operation, in document order: what `operationTable` is generated from. */
export function readOperationTable(bundle: JsonObject): Readonly<Record<string, OperationRow>> {
  return Object.fromEntries(
    readOperations(bundle).map((operation) => [operation.operationId, rowOf(bundle, operation)]),
  );
}

function rowOf(bundle: JsonObject, { method, path, operation, responses }: DocumentedOperation): OperationRow {
  return {
    method,
    path,
    scope: scopeOf(operation),
    bodyAfterState: operation['x-body-after-state'] === true,
    idempotent: idempotencyOf(operation),
    statuses: responses.map(({ status }) => status),
    codes: Object.fromEntries(
      responses
        .filter(({ status }) => status >= 400)
        .map(({ status, response }) => [status, codesOf(bundle, response)]),
    ),
  };
}

function scopeOf(operation: JsonObject): string | null {
  const { security } = operation;
  if (!Array.isArray(security)) return null;
  const scopes: unknown = asObject(security[0], 'security')['bearerAuth'];
  return Array.isArray(scopes) && typeof scopes[0] === 'string' ? scopes[0] : null;
}

function idempotencyOf({ operationId, 'x-idempotency': declared = 'none' }: JsonObject): Idempotency {
  const idempotency = idempotencies.find((known) => known === declared);
  if (idempotency === undefined) throw new Error(`${String(operationId)} has an x-idempotency that is none.`);
  return idempotency;
}

/** The `code` of every variant of a response's error. */
function codesOf(bundle: JsonObject, response: JsonObject): string[] {
  const media = asObject(asObject(response['content'], 'content')['application/json'], 'media type');
  const problem = resolve(bundle, media['schema']);
  const error = resolve(bundle, asObject(problem['properties'], 'properties')['error']);
  const variants = Array.isArray(error['oneOf']) ? error['oneOf'] : [error];
  return variants.map((variant) => {
    const code = asObject(asObject(resolve(bundle, variant)['properties'], 'properties')['code'], 'code');
    return asString(code['const'], 'code of an error response');
  });
}
