import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { isObject, readBundle, readOperations, resolve } from '@layers-content/contract';
import type { JsonObject, OperationId } from '@layers-content/contract';
import { refusalOfIssues } from '@layers-content/core';
import express from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { error as openApiErrors, middleware } from 'express-openapi-validator';
import { operationList, takesBody } from './operation.ts';
import type { Operation } from './operation.ts';
import { readParameterForms } from './parameter-forms.ts';
import { requestContract } from './request-contract.ts';
import { operationOf, stateOf } from './request-state.ts';

type ValidationErrorItem = InstanceType<typeof openApiErrors.BadRequest>['errors'][number];
type ApiSpec = Exclude<Parameters<typeof middleware>[0]['apiSpec'], string>;

/** Steps that hold a request against the contract, or pass it on. */
export type Validator = readonly (RequestHandler | ErrorRequestHandler)[];

/**
 * The steps that hold parameters against the contract. A contract that cannot be used stops the boot here,
 * and every operation's schemas are compiled before the first request.
 */
export async function openValidator(bundle: JsonObject = readBundle()): Promise<Validator> {
  const steps = librarySteps(bundle);
  const [validate] = steps.slice(-1);
  if (!validate) throw new Error('the validator has no steps');
  return [
    tellRoute(await findRoutes(steps)),
    refuseOddIntegers(bundle),
    validate,
    toRefusal(readParameterForms(bundle)),
  ];
}

/** The validator as the library gives it: it finds the path of a request by itself, and then validates. */
export function librarySteps(bundle: JsonObject): RequestHandler[] {
  const apiSpec = requestContract(bundle);
  if (!isApiSpec(apiSpec)) throw new Error('the bundle is not an OpenAPI document');
  return middleware({
    apiSpec,
    // Linted where the contract is made; to look again costs every start 0.3 s of processor time.
    validateApiSpec: false,
    // Keys are checked before and bodies after, in the contract's order of checks; bodies are never files.
    validateSecurity: false,
    fileUploader: false,
    validateRequests: { allowUnknownQueryParameters: false },
    validateResponses: false,
    ajvFormats: { mode: 'full' },
  });
}

function isApiSpec(value: unknown): value is ApiSpec {
  return isObject(value) && typeof value['openapi'] === 'string' && isObject(value['paths']);
}

/**
 * Stands for the validator's own steps before its last, which look for the path of each request and compile every path's
 * pattern anew for it. Our route is known by then.
 */
function tellRoute(routes: ReadonlyMap<OperationId, JsonObject>): RequestHandler {
  return (req, _res, next) => {
    // A copy, since the validator may convert parameters in it.
    const pathParams = { ...stateOf(req).pathParameters };
    Object.assign(req, { openapi: { ...routes.get(operationOf(req).operationId), pathParams } });
    next();
  };
}

/**
 * Integers of a query are written in decimal digits. The validator would take 0x10 and "5 " for integers too, and what is
 * Infinity as a number, such as 1e309 and a thousand nines, for one within any bounds.
 * @throws ValidationError that names the first such parameter.
 */
function refuseOddIntegers(bundle: JsonObject): RequestHandler {
  const integers = new Map(
    readOperations(bundle).map(({ operationId, parameters }) => [
      operationId,
      parameters.filter(({ schema }) => resolve(bundle, schema)['type'] === 'integer').map(({ name }) => String(name)),
    ]),
  );
  return (req, _res, next) => {
    const odd = integers.get(operationOf(req).operationId)?.find((name) => {
      const value = req.query[name];
      return typeof value === 'string' && !/^(-?\d{1,300})?$/.test(value);
    });
    if (odd !== undefined) throw refusalOfIssues([{ path: `query/${odd}`, message: 'must be integer' }]);
    next();
  };
}

/** Faults come as 400 with paths like `/params/containerId`; the contract has them as 422, in words a caller can act on. */
function toRefusal(forms: ReadonlyMap<string, string>): ErrorRequestHandler {
  const wordsOf = (place: string, { message }: ValidationErrorItem, operationId: OperationId): string => {
    if (message.startsWith('Unknown query parameter')) return 'is no parameter of this operation';
    // A pattern or a format tells a person less than an example.
    return (/^must match (pattern|format)/.test(message) ? forms.get(`${operationId} ${place}`) : undefined) ?? message;
  };
  return (error: unknown, req, _res, next) => {
    if (!(error instanceof openApiErrors.BadRequest)) {
      next(error);
      return;
    }
    const issues = error.errors.map((item) => {
      const path = item.path.replace(/^\//, '').replace(/^params\//, 'path/');
      return { path, message: wordsOf(path, item, operationOf(req).operationId) };
    });
    next(refusalOfIssues(issues));
  };
}

async function findRoutes(steps: RequestHandler[]): Promise<ReadonlyMap<OperationId, JsonObject>> {
  const routes = new Map<OperationId, JsonObject>();
  for (const operation of operationList) routes.set(operation.operationId, await findRoute(steps, operation));
  return routes;
}

/**
 * Sends one impossible request past the network: refusing it compiles the operation's schemas, and leaves at the request
 * what the validator found for its path and method.
 */
function findRoute(steps: RequestHandler[], operation: Operation): Promise<JsonObject> {
  return new Promise((resolve, reject) => {
    const judge: ErrorRequestHandler = (error: unknown, req, _res, _next) => {
      const route: unknown = 'openapi' in req ? req.openapi : null;
      if (error instanceof openApiErrors.BadRequest && isObject(route)) resolve(route);
      else reject(new Error(`the contract cannot be used for ${operation.operationId}`, { cause: error }));
    };
    const request = new IncomingMessage(new Socket());
    request.method = operation.method;
    request.url = `${operation.path.replaceAll(/\{\w+\}/g, '-')}?warm=up`;
    if (takesBody(operation)) request.headers['content-type'] = 'application/json';
    const app = express().enable('strict routing').enable('case sensitive routing');
    app.use(...steps, judge);
    app(request, new ServerResponse(request));
  });
}
