import { isObject, operationTable } from '@layers-content/contract';
import type { Body, JsonObject, OperationId } from '@layers-content/contract';
import { refusalOfIssues } from '@layers-content/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { issueOf } from '../http/schema-issue.ts';
import { refuseUnstorableText } from '../http/text-faults.ts';

/** Holds a body against the contract's schema for it. @throws ValidationError with the first faults. */
export type CheckBody = <O extends OperationId>(operationId: O, body: unknown) => Body<O>;

/**
 * The one way in which bodies are held against the contract. The check of an operation is compiled by its first body.
 * A check stops at the first fault, so that neither its work nor its answer grows with the faults a body has.
 */
export function compileBodyChecks(bundle: JsonObject): CheckBody {
  // The schemas themselves are held against their own rules where the contract is made, not at every start.
  const ajv = new Ajv2020({ strict: false, validateSchema: false, discriminator: true, formats: fullFormats });
  const components = withTagsTold(bundle['components']);
  const checks = new Map<OperationId, ValidateFunction | null>();
  const checkOf = (operationId: OperationId): ValidateFunction | null => {
    const known = checks.get(operationId);
    if (known !== undefined) return known;
    const schema = bodySchemaOf(bundle['paths'], operationId);
    // The schema's references point into the bundle.
    const check = schema && ajv.compile({ ...schema, components });
    checks.set(operationId, check);
    return check;
  };
  return (operationId, body) => {
    refuseUnstorableText(body, 'body');
    const validate = checkOf(operationId);
    // What comes behind the first fault are the ways around it: that null would do, too.
    if (validate && !validate(body))
      throw refusalOfIssues((validate.errors ?? []).slice(0, 1).map((fault) => issueOf('body', fault)));
    assertChecked(operationId, body);
    return body;
  };
}

/** Where the schemas' word becomes a type. */
function assertChecked<O extends OperationId>(_operationId: O, _body: unknown): asserts _body is Body<O> {
  // Nothing is left to check here.
}

/** Null for an operation without a body. */
function bodySchemaOf(paths: unknown, operationId: OperationId): JsonObject | null {
  const { path, method } = operationTable[operationId];
  const schema = [path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'].reduce(
    (parent: unknown, key) => (isObject(parent) ? parent[key] : undefined),
    paths,
  );
  return isObject(schema) ? schema : null;
}

/**
 * A copy in which unions say themselves what their tag may be. The validator chooses the branch by it, so that a
 * fault is of the branch that was meant; it takes no mapping for that, and of a tag that no branch has it could not
 * tell what it may be.
 */
function withTagsTold(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTagsTold);
  if (!isObject(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTagsTold(inner)]));
  const { discriminator } = value;
  if (!isObject(discriminator) || !isObject(discriminator['mapping'])) return copy;
  const propertyName = String(discriminator['propertyName']);
  const properties = { [propertyName]: { enum: Object.keys(discriminator['mapping']) } };
  // With a tag to go by, the validator looks at objects alone.
  return { ...copy, type: 'object', required: [propertyName], properties, discriminator: { propertyName } };
}
