import { isObject, operationTable, readBundle } from '@layers-content/contract';
import type { Body, OperationId } from '@layers-content/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { validationError } from './validation-error.ts';

/** Holds a body against the contract's schema for it. @throws ValidationError with every fault. */
export type CheckBody<O extends OperationId> = (body: unknown) => Body<O>;

/** Compiles the check of a body that is looked at only after the item's state (`x-body-after-state`). */
export function compileBodyCheck<O extends OperationId>(operationId: O): CheckBody<O> {
  const bundle = readBundle();
  const schema = bodySchemaOf(bundle['paths'], operationId);
  // The schema itself is held against its own rules where the contract is made, not at every start.
  const validate = new Ajv2020({ strict: false, validateSchema: false, allErrors: true }).compile<Body<O>>({
    ...schema,
    // The schema's references point into the bundle.
    components: bundle['components'],
  });
  return (body) => {
    if (validate(body)) return body;
    throw validationError((validate.errors ?? []).map(issueOf));
  };
}

function bodySchemaOf(paths: unknown, operationId: OperationId): Readonly<Record<string, unknown>> {
  const { path, method } = operationTable[operationId];
  const schema = [path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'].reduce(
    (parent: unknown, key) => (isObject(parent) ? parent[key] : undefined),
    paths,
  );
  if (!isObject(schema)) throw new Error(`the contract has no body schema for ${operationId}`);
  return schema;
}

/** Names the missing or unknown property itself, as the validator of all other requests does. */
function issueOf({ instancePath, params, message }: ErrorObject): { path: string; message: string } {
  const names: unknown[] = [params['missingProperty'], params['additionalProperty']];
  const name = names.find((candidate) => typeof candidate === 'string');
  return {
    path: `body${instancePath}${name === undefined ? '' : `/${name}`}`,
    message: message ?? 'does not match the contract',
  };
}
