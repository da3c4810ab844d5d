import type { RequestHandler } from 'express';
import { operationList } from './operation.ts';
import type { Operation } from './operation.ts';
import { HttpProblem } from './problems.ts';
import { stateOf } from './request-state.ts';

interface Route {
  readonly pattern: RegExp;
  readonly parameterNames: readonly string[];
  /** By upper-case method; HEAD is answered by GET. */
  readonly byMethod: ReadonlyMap<string, Operation>;
}

/** Compiles the contract's path templates once; a parameter is one whole segment. */
function compileRoutes(): readonly Route[] {
  return [...new Set(operationList.map((operation) => operation.path))].map((path) => {
    const ofPath = operationList.filter((operation) => operation.path === path);
    const byMethod = new Map<string, Operation>(ofPath.map((operation) => [operation.method, operation]));
    const reading = byMethod.get('GET');
    if (reading) byMethod.set('HEAD', reading);
    return {
      pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
      parameterNames: Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name),
      byMethod,
    };
  });
}

/** Finds the operation of a request by the contract: 404 for the path, then 405 for the method. */
export function routeByContract(): RequestHandler {
  const routes = compileRoutes();
  return (req, res, next) => {
    const path = req.originalUrl.split('?', 1)[0] ?? '';
    for (const { pattern, parameterNames, byMethod } of routes) {
      const match = pattern.exec(path);
      if (!match) continue;
      const allow = [...byMethod.keys(), 'OPTIONS'].join(', ');
      if (req.method === 'OPTIONS') {
        res.setHeader('Allow', allow);
        res.status(204).end();
        return;
      }
      const operation = byMethod.get(req.method);
      if (!operation) throw methodNotAllowed(allow);
      const state = stateOf(req);
      state.operation = operation;
      state.pathParameters = Object.fromEntries(
        parameterNames.map((name, index) => [name, decode(match[index + 1] ?? '')]),
      );
      // Node leaves the body of a HEAD answer out by itself; every later step may treat it as the GET it stands for.
      if (req.method === 'HEAD') req.method = 'GET';
      next();
      return;
    }
    throw pathNotFound();
  };
}

export function badlyEncodedPath(cause: unknown): HttpProblem {
  return new HttpProblem('MALFORMED_REQUEST', 'The path is not correctly percent-encoded.', { cause });
}

export function pathNotFound(): HttpProblem {
  return new HttpProblem('NOT_FOUND', 'There is nothing at this path. See /docs for the paths there are.');
}

/** Ends the list of a path's methods: OPTIONS names them, everything else is 405. */
export function onlyMethods(...methods: readonly string[]): RequestHandler {
  const allow = [...methods, 'OPTIONS'].join(', ');
  return (req, res) => {
    if (req.method !== 'OPTIONS') throw methodNotAllowed(allow);
    res.setHeader('Allow', allow);
    res.status(204).end();
  };
}

function methodNotAllowed(allow: string): HttpProblem {
  return new HttpProblem('METHOD_NOT_ALLOWED', `This path answers ${allow} only.`, { headers: { Allow: allow } });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    throw badlyEncodedPath(error);
  }
}
