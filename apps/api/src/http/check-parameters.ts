import { readOperation, resolve } from '@layers-content/contract';
import type { JsonObject, OperationId } from '@layers-content/contract';
import { refusalOfIssues } from '@layers-content/core';
import type { Issue, ValidationError } from '@layers-content/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { RequestHandler } from 'express';
import { operationOf, stateOf } from './request-state.ts';
import { issueOf } from './schema-issue.ts';

/** Parameters of a request by name: those of the path, and the query as a parser of queries gives it. */
interface SentParameters {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
}

/**
 * Holds parameters against the contract and gives the query as handlers take it: integers are numbers, what may be
 * repeated is a list, and what was left out has its default.
 * @throws ValidationError with the first fault.
 */
export type CheckParameters = (operationId: OperationId, sent: SentParameters) => JsonObject;

/** The step that checks the parameters of a request. */
export function checkParameters(bundle: JsonObject): RequestHandler {
  const check = compileParameterChecks(bundle);
  return (req, _res, next) => {
    const state = stateOf(req);
    state.query = check(operationOf(req).operationId, { path: state.pathParameters ?? {}, query: req.query });
    next();
  };
}

/** The check of an operation is compiled by its first request. */
export function compileParameterChecks(bundle: JsonObject): CheckParameters {
  // The schemas themselves are held against their own rules where the contract is made, not at every start.
  const options = { strict: false, validateSchema: false, coerceTypes: true, useDefaults: true, formats: fullFormats };
  const ajv = new Ajv2020(options);
  const checks = new Map<OperationId, (sent: SentParameters) => JsonObject>();
  return (operationId, sent) => {
    const check = checks.get(operationId) ?? compileCheck(ajv, bundle, operationId);
    checks.set(operationId, check);
    return check(sent);
  };
}

function compileCheck(
  ajv: Ajv2020,
  bundle: JsonObject,
  operationId: OperationId,
): (sent: SentParameters) => JsonObject {
  const parameters = readParameters(bundle, operationId);
  const inQuery = parameters.filter(({ place }) => place === 'query');
  const inPath = parameters.filter(({ place }) => place === 'path');
  // References of the schemas point into the bundle.
  const { components } = bundle;
  const validate = ajv.compile({ properties: { query: schemaOf(inQuery), path: schemaOf(inPath) }, components });
  return ({ query: sentQuery, path }) => {
    refuseOddIntegers(inQuery, sentQuery);
    const query = readQuery(inQuery, sentQuery);
    if (validate({ query, path })) return query;
    throw refusalOfIssues((validate.errors ?? []).map((fault) => inWords(fault, parameters)));
  };
}

function schemaOf(parameters: readonly Parameter[]): JsonObject {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ isRequired }) => isRequired).map(({ name }) => name),
  };
}

function inWords(fault: ErrorObject, parameters: readonly Parameter[]): Issue {
  const { path, message } = issueOf('', fault);
  const parameter = parameters.find(({ place, name }) => path === `/${place}/${name}`);
  // A pattern or a format tells a person less than an example.
  const form = ['pattern', 'format'].includes(fault.keyword) ? parameter?.form : undefined;
  return { path: path.slice(1), message: form ?? message };
}

interface Parameter {
  readonly place: string;
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: JsonObject;
  /** What it looks like, in words for a person: its example and what the contract says of it. */
  readonly form: string;
}

function readParameters(bundle: JsonObject, operationId: OperationId): readonly Parameter[] {
  return readOperation(bundle, operationId).parameters.map(
    ({ in: place, name, required, schema, example, description }) => ({
      place: String(place),
      name: String(name),
      isRequired: required === true,
      schema: readSchema(bundle, schema),
      form: `must be like ${String(example)}: ${String(description).replace(/\.\s*$/, '')}`,
    }),
  );
}

/** RFC 3339 in UTC. Not in the contract, since generators of clients stumble over a pattern beside a format. */
const utcTime = String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$`;

/** The schema that a reference leads to, so that its type can be seen. */
function readSchema(bundle: JsonObject, schema: unknown): JsonObject {
  const own = resolve(bundle, schema);
  return own['format'] === 'date-time' ? { ...own, pattern: utcTime } : own;
}

/**
 * Integers of a query are written in decimal digits. JavaScript would take 0x10 and "5 " for integers too, and a
 * thousand nines for Infinity.
 */
function refuseOddIntegers(parameters: readonly Parameter[], query: JsonObject): void {
  for (const { name, schema } of parameters) {
    const value = query[name];
    if (schema['type'] === 'integer' && typeof value === 'string' && !/^(-?\d{1,300})?$/.test(value))
      throw refusalOf(name, 'must be integer');
  }
}

/** A copy in which lists are lists, also those of one value. */
function readQuery(parameters: readonly Parameter[], sent: JsonObject): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sent)) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) throw refusalOf(name, 'is no parameter of this operation');
    if (value === '') throw refusalOf(name, 'must not be empty');
    const isAlone = parameter.schema['type'] === 'array' && !Array.isArray(value);
    query[name] = isAlone ? [value] : value;
  }
  return query;
}

function refusalOf(name: string, message: string): ValidationError {
  return refusalOfIssues([{ path: `query/${name}`, message }]);
}
