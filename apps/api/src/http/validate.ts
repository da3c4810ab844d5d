import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { isObject, readBundle } from '@layers-content/contract';
import express from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { error as openApiErrors, middleware } from 'express-openapi-validator';
import { operationList, takesBody } from './routes.ts';
import { validationError } from './validation-error.ts';

type ApiSpec = Exclude<Parameters<typeof middleware>[0]['apiSpec'], string>;

/**
 * The steps that hold parameters and body against the contract. A contract that cannot be used stops the boot here,
 * and every operation's schemas are compiled before the first request.
 */
export async function openValidator(): Promise<(RequestHandler | ErrorRequestHandler)[]> {
  const apiSpec: unknown = JSON.parse(JSON.stringify(readBundle()), forValidator);
  if (!isApiSpec(apiSpec)) throw new Error('the bundle is not an OpenAPI document');
  const steps = middleware({
    apiSpec,
    // Keys are checked before, in the contract's order of checks; bodies are never files.
    validateSecurity: false,
    fileUploader: false,
    validateRequests: { allowUnknownQueryParameters: false },
    validateResponses: false,
    ajvFormats: { mode: 'full' },
  });
  await warm(steps);
  return [...steps, toValidationError];
}

/**
 * Operations that look at state first get their body unchecked; their handler checks it with the same schema.
 * Query values may hold what RFC 3986 lets stand in a query unencoded, such as the colons of a time.
 */
function forValidator(_key: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  if (value['in'] === 'query') return { ...value, allowReserved: true };
  if (value['x-body-after-state'] !== true) return value;
  return { ...value, requestBody: { content: { 'application/json': { schema: {} } } } };
}

function isApiSpec(value: unknown): value is ApiSpec {
  return isObject(value) && typeof value['openapi'] === 'string' && isObject(value['paths']);
}

/** Faults come as 400 with paths like `/body/caption`; the contract has them as 422. */
const toValidationError: ErrorRequestHandler = (error: unknown, _req, _res, next) => {
  if (!(error instanceof openApiErrors.BadRequest)) {
    next(error);
    return;
  }
  const issues = error.errors.map(({ path, message }) => ({
    // The validator has no path at all for an unknown property of the body whose name is empty.
    path: path.replace(/^\//, '').replace(/^params\//, 'path/') || 'body',
    message,
  }));
  next(validationError(issues));
};

/** Sends one impossible request to every operation, past the network: refusing it compiles its schemas. */
async function warm(steps: RequestHandler[]): Promise<void> {
  for (const operation of operationList) {
    await new Promise<void>((resolve, reject) => {
      const judge: ErrorRequestHandler = (error: unknown, _req, _res, _next) => {
        if (error instanceof openApiErrors.BadRequest) resolve();
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
}
