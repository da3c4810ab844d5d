import { METHODS } from 'node:http';
import { isObject, isOperationId, operationTable, readBundle } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { DocumentedAnswers } from '../contract/documented-answers.ts';
import type { Answer } from '../contract/documented-answers.ts';
import type { HostileRequest } from './hostile-requests.ts';
import { resolved } from './schema-values.ts';

const headerLimitBytes = 16_384;
const operationIds = Object.keys(operationTable).filter(isOperationId);

/** The operation that a request addresses by the contract alone, or what else must become of it. */
export function addressed({
  method,
  path,
}: HostileRequest): OperationId | 'options' | 'no method' | 'no path' | 'no text' {
  const [plain = ''] = path.split('?', 1);
  const ofPath = operationIds.filter((operationId) =>
    new RegExp(`^${operationTable[operationId].path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(plain),
  );
  if (ofPath.length === 0) return 'no path';
  if (method === 'OPTIONS') return 'options';
  const found = ofPath.find(
    (operationId) => operationTable[operationId].method === (method === 'HEAD' ? 'GET' : method),
  );
  if (!found) return 'no method';
  return isText(plain) ? found : 'no text';
}

/** Holds answers to hostile requests against the contract. Gives every fault it finds, in words. */
export class JudgedAnswers {
  readonly #documented = new DocumentedAnswers();
  readonly #bundle = readBundle();
  readonly #ajv = new Ajv2020({ strict: false, formats: fullFormats });
  readonly #bodies = new Map<OperationId, ValidateFunction>();

  faultsOf(request: HostileRequest, answer: Answer): string[] {
    const general = generalFaults(request, answer);
    if (!METHODS.includes(request.method) || !/^[!-~]+$/.test(request.path))
      return [...general, ...mustBe(answer, 400)];
    if (headerBytesOf(request) > headerLimitBytes) return [...general, ...mustBe(answer, 431)];
    const target = addressed(request);
    if (isOperationId(target)) return [...general, ...this.#operationFaults(target, request, answer)];
    if (target === 'options')
      return [...general, ...mustBe(answer, 204), ...(answer.headers.has('Allow') ? [] : ['OPTIONS tells no Allow'])];
    if (target === 'no method')
      return [...general, ...mustBe(answer, 405), ...(answer.headers.has('Allow') ? [] : ['405 tells no Allow'])];
    if (target === 'no text') return [...general, ...mustBe(answer, 400)];
    return request.path.startsWith('/v1') ? [...general, ...mustBe(answer, 404)] : general;
  }

  #operationFaults(operationId: OperationId, request: HostileRequest, answer: Answer): string[] {
    if (request.keyRefusal !== null)
      return [...this.#documentedFaults(operationId, request, answer), ...mustBe(answer, request.keyRefusal)];
    const faults = this.#documentedFaults(operationId, request, answer);
    if (answer.status >= 300) return faults;
    if (!this.#takes(operationId, request.body)) faults.push(`${operationId} took a body that its schema refuses`);
    const known = this.#queryNames(operationId);
    for (const name of new URLSearchParams(request.path.split('?')[1] ?? '').keys()) {
      if (!known.includes(name)) faults.push(`${operationId} took the unknown parameter ${name}`);
    }
    return faults;
  }

  #documentedFaults(operationId: OperationId, { method }: HostileRequest, answer: Answer): string[] {
    if (method !== 'HEAD') return this.#documented.faultsOf(operationId, answer);
    const statuses: readonly number[] = operationTable[operationId].statuses;
    return statuses.includes(answer.status) ? [] : [`${operationId} documents no ${answer.status}`];
  }

  #operation(operationId: OperationId) {
    const { path, method } = operationTable[operationId];
    return resolved(resolved(resolved(this.#bundle['paths'])[path])[method.toLowerCase()]);
  }

  #queryNames(operationId: OperationId): string[] {
    const { parameters } = this.#operation(operationId);
    return Array.isArray(parameters)
      ? parameters
          .map(resolved)
          .filter((parameter) => parameter['in'] === 'query')
          .map((parameter) => String(parameter['name']))
      : [];
  }

  /** A completed upload is answered whatever the body says; everything else must have matched. */
  #takes(operationId: OperationId, body: Uint8Array | null): boolean {
    const { requestBody } = this.#operation(operationId);
    if (requestBody === undefined || operationTable[operationId].bodyAfterState) return true;
    let validate = this.#bodies.get(operationId);
    if (!validate) {
      const { schema } = resolved(resolved(resolved(requestBody)['content'])['application/json']);
      validate = this.#ajv.compile({ ...resolved(schema), components: this.#bundle['components'] });
      this.#bodies.set(operationId, validate);
    }
    return validate(body === null || body.byteLength === 0 ? {} : JSON.parse(Buffer.from(body).toString()));
  }
}

function mustBe({ status, body }: Answer, wanted: number): string[] {
  return status === wanted ? [] : [`must be ${wanted}, is ${status} ${body.slice(0, 200)}`];
}

/** True of every answer wherever it comes from. */
function generalFaults(request: HostileRequest, { status, headers, body }: Answer): string[] {
  const { method } = request;
  const faults: string[] = [];
  if (status >= 500 && !isKillSwitch(body) && !mayBeUnavailable(request, status))
    faults.push(`${status} ${body.slice(0, 500)}`);
  const requestId = headers.get('X-Request-Id') ?? '';
  if (!/^req_[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(requestId)) faults.push(`no request id: ${requestId}`);
  if (method === 'HEAD' && body !== '') faults.push('HEAD with a body');
  if (status < 400 || method === 'HEAD') return faults;
  const error = errorIn(body);
  if (typeof error?.['code'] !== 'string' || typeof error['message'] !== 'string' || error['requestId'] !== requestId)
    faults.push(`no envelope: ${status} ${body.slice(0, 200)}`);
  return faults;
}

/** HEAD tells no code; and on a busy machine the disk may answer later than readiness waits for it. */
function mayBeUnavailable({ method, path }: HostileRequest, status: number): boolean {
  return status === 503 && (method === 'HEAD' || path.split('?')[0] === '/readyz');
}

function isKillSwitch(body: string): boolean {
  return errorIn(body)?.['code'] === 'KILL_SWITCH';
}

function errorIn(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const envelope: unknown = JSON.parse(body);
    return isObject(envelope) && isObject(envelope['error']) ? envelope['error'] : null;
  } catch {
    return null;
  }
}

function isText(path: string): boolean {
  try {
    return path.split('/').every((segment) => typeof decodeURIComponent(segment) === 'string');
  } catch {
    return false;
  }
}

function headerBytesOf({ headers }: HostileRequest): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}
