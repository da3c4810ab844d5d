// Attaches what an operation need not say itself, since it follows from its name, scope, method and body.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

const folder = fileURLToPath(new URL('..', import.meta.url));
// Absolute, because what is attached lands in files of several folders.
const refTo = (file) => ({ $ref: path.join(folder, file) });
const parameter = (name) => refTo(`components/parameters.yaml#/${name}`);
const header = (name) => refTo(`components/headers.yaml#/${name}`);
const response = (name) => refTo(`components/responses.yaml#/${name}`);

export default function contentPlugin() {
  return {
    id: 'content',
    // Preprocessors run ahead of a lint as well as of a bundle, so the rules see what is attached, in its own file.
    preprocessors: { oas3: { attach } },
    decorators: { oas3: { 'inline-examples': inlineExamples } },
  };
}

function attach() {
  return {
    Operation: (operation, { key: method, report }) => {
      attachIdempotency(operation);
      attachResponses(operation, method);
      attachExamples(operation, report);
      operation['x-codeSamples'] = samplesOf(operation.operationId);
    },
    Response: (described) => {
      described.headers = { ...headersOfAll(), ...described.headers };
    },
  };
}

function attachIdempotency(operation) {
  const idempotency = operation['x-idempotency'];
  if (idempotency === undefined) return;
  const key = parameter(idempotency === 'replayed' ? 'IdempotencyKey' : 'IdempotencyKeyChecked');
  operation.parameters = [...(operation.parameters ?? []), key];
  if (idempotency !== 'replayed') return;
  for (const success of Object.keys(operation.responses).filter((status) => status < 300)) {
    const described = operation.responses[success];
    described.headers = { ...described.headers, 'Idempotent-Replayed': header('IdempotentReplayedHeader') };
  }
}

const forbidden = {
  'content:read': 'ContentReadForbidden',
  'content:write': 'ContentWriteForbidden',
  'projects:read': 'ProjectsReadForbidden',
  'projects:write': 'ProjectsWriteForbidden',
  'org:admin': 'AdminForbidden',
};

/** What an operation describes itself stands in place of what is attached. */
function attachResponses(operation, method) {
  const scope = operation.security?.[0]?.bearerAuth?.[0];
  operation.responses = {
    401: response('Unauthenticated'),
    403: response(scope === undefined ? 'OrganizationForbidden' : forbidden[scope]),
    429: response(method === 'get' ? 'ReadsRateLimited' : 'WritesRateLimited'),
    500: response('InternalFault'),
    503: response('Unavailable'),
    ...(operation.requestBody && {
      400: response('MalformedRequest'),
      413: response('BodyTooLarge'),
      415: response('UnsupportedMediaType'),
    }),
    ...operation.responses,
  };
}

/** Each scenario on the body and on the answer of its status, ahead of those the operation refers to itself. */
function attachExamples(operation, report) {
  const file = `examples/${operation.operationId}.yaml`;
  if (!existsSync(path.join(folder, file))) {
    report({ message: `${file} is missing.` });
    return;
  }
  // Reads broken YAML too: following the references into it, the bundler tells the fault with its line.
  const scenarios = Object.entries(parseDocument(readFileSync(path.join(folder, file), 'utf8')).toJS() ?? {});
  const attachTo = (message, part, shown) => {
    const media = message.content['application/json'];
    const examples = shown.map(([name]) => [name, refTo(`${file}#/${name}/${part}`)]);
    media.examples = { ...Object.fromEntries(examples), ...media.examples };
  };
  if (operation.requestBody)
    attachTo(
      operation.requestBody,
      'request',
      scenarios.filter(([, { request }]) => request),
    );
  for (const status of new Set(scenarios.map(([, scenario]) => scenario.status))) {
    const shown = scenarios.filter(([, scenario]) => scenario.status === status);
    const described = operation.responses[status];
    if (described?.content) attachTo(described, 'response', shown);
    else report({ message: `${file} shows ${shown[0][0]} with status ${status}, no answer of the operation's own.` });
  }
}

/** Named after the operation, in the spelling each language has for files. */
function samplesOf(operationId) {
  const kebab = operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return [
    { lang: 'Shell', label: 'curl', source: refTo(`samples/${kebab}.sh`) },
    { lang: 'TypeScript', label: 'TypeScript', source: refTo(`samples/${kebab}.ts`) },
    { lang: 'Python', label: 'Python', source: refTo(`samples/${kebab.replaceAll('-', '_')}.py`) },
  ];
}

function headersOfAll() {
  return {
    'X-Request-Id': header('RequestIdHeader'),
    'X-RateLimit-Endpoint-Class': header('RateLimitClassHeader'),
    'X-RateLimit-Limit': header('RateLimitLimitHeader'),
    'X-RateLimit-Remaining': header('RateLimitRemainingHeader'),
    'X-RateLimit-Reset': header('RateLimitResetHeader'),
  };
}

/** Puts back what the bundler moves into `components` under new names: an example's name pairs request and response. */
function inlineExamples() {
  return {
    ref: {
      leave: (reference, { type }, { node }) => {
        if (type.name !== 'Example') return;
        delete reference.$ref;
        Object.assign(reference, node);
      },
    },
    Root: {
      leave: (root) => {
        delete root.components.examples;
      },
    },
  };
}
